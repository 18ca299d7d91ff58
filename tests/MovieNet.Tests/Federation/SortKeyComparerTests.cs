using System.Text;
using MovieNet.Federation;

namespace MovieNet.Tests.Federation;

public class SortKeyComparerTests
{
    [Fact]
    public void Keys_are_in_the_order_of_their_utf8_bytes()
    {
        string[] keys = ["", "a", "aa", "b", "é", "の", "\uFDFA", "😀", "😀a", "😁", "\uE000"];
        foreach (var one in keys)
        {
            foreach (var other in keys)
            {
                var expected = Encoding.UTF8.GetBytes(one).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(other));
                Assert.Equal(int.Sign(expected), int.Sign(SortKeyComparer.Instance.Compare(one, other)));
            }
        }
    }
}
