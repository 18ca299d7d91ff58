using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Tests.Federation.Importing;

public sealed class FileCheckTests : ImportFileTest
{
    private const string Films =
        """
        film,released,mins,budget
        Heat,1995,170,1
        Ran,2O12,2h05,2
        ,n/a,100,3
        Salt, Sugar,2010,90,4
        Alien,1979,117,5

        """;

    [Fact]
    public async Task What_fits_is_counted_for_the_whole_and_for_every_column()
    {
        var check = new FileCheck(await OpenAsync("films.csv", Films));

        var rejected = await RejectedAsync(check);

        Assert.Equal([3, 4, 5], rejected.Select(record => record.Number));
        Assert.Equal((5, 2, 1), (check.Records, check.Fit, check.Unreadable));
        Assert.Equal((1, 2, 0), (check.Misfits(MovieField.Title), check.Misfits(MovieField.Year), check.Misfits(MovieField.Rating)));
        Assert.Equal(1, check.Done);
    }

    [Fact]
    public async Task A_bad_item_of_a_list_counts_once_and_for_its_list()
    {
        var check = new FileCheck(await OpenAsync("films.json", """[{"title":"Ran","genres":["War",1,2]}]"""));

        await RejectedAsync(check);

        Assert.Equal((1, 0), (check.Misfits(MovieField.Genres), check.Unreadable));
    }

    [Fact]
    public async Task Another_mapping_is_counted_without_opening_the_file_again()
    {
        var file = await OpenAsync("films.csv", Films);
        var other = file.With(file.Mapping.Columns.Where(column => column.Key is not (MovieField.Year or MovieField.RuntimeMinutes)).Append(new(MovieField.RuntimeMinutes, "mins")));
        var check = new FileCheck(other);

        await RejectedAsync(check);

        Assert.Equal("title=film, runtimeMinutes=mins", other.Mapping.ToString());
        Assert.Equal((0, 1, 2), (check.Misfits(MovieField.Year), check.Misfits(MovieField.RuntimeMinutes), check.Fit));
    }

    [Fact]
    public async Task Where_a_person_is_asked_a_file_without_a_title_is_opened_and_its_messages_name_it_as_the_person_does()
    {
        var options = new ImportOptions { Name = "Meine Filme.csv", NeedsTitle = false };

        var file = await OpenAsync("upload", "Werk;Zeit\nRan;162\n", options);

        Assert.False(file.Mapping.HasTitle);
        Assert.Equal(("Meine Filme.csv", "cells parted by semicolons, the first line is the header"), (file.Name, file.Description));
        Assert.Equal("Meine Filme.csv: it is empty", await RefusalAsync("upload", "", options));
    }

    [Fact]
    public async Task The_columns_of_an_earlier_rejection_are_told_apart()
    {
        var file = await OpenAsync("rejected.csv", "rejectedAt,rejectedBecause,title\nx,y,Ran\n");

        Assert.Equal([true, true, false], file.Columns.Select(column => column.IsOfRejection));
    }

    private static async Task<List<ImportRecord>> RejectedAsync(FileCheck check)
    {
        var rejected = new List<ImportRecord>();
        await foreach (var record in check.RejectedAsync(TestContext.Current.CancellationToken))
        {
            rejected.Add(record);
        }

        return rejected;
    }
}
