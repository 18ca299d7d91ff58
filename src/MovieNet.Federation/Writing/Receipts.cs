using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>Sends one write and reads its outcome from the server's answer.</summary>
internal static class Receipts
{
    /// <exception cref="ServerErrorException">See <see cref="OfError"/>.</exception>
    /// <exception cref="NoAnswerException">There is no answer.</exception>
    public static async Task<Receipt> SendAsync(MovieClient client, PlannedWrite write, CancellationToken cancellationToken)
    {
        switch (write)
        {
            case PlannedAdd add:
                return Written(write, await client.AddAsync(add.Movie, add.RequestId, cancellationToken));
            case PlannedEdit edit:
                var record = await client.EditAsync(edit.Before.Id, edit.Changes, edit.Before.Version, edit.RequestId, cancellationToken);
                return record.Version > edit.Before.Version
                    ? Written(write, record)
                    : new(write, WriteOutcome.AlreadyThere, default) { Record = record };
            case PlannedDelete delete:
                await client.DeleteAsync(delete.Before.Id, delete.Before.Version, delete.RequestId, cancellationToken);
                return new(write, WriteOutcome.Written, default);
            default:
                throw new ArgumentOutOfRangeException(nameof(write));
        }
    }

    public static Receipt OfError(PlannedWrite write, ServerErrorException error) => new(
        write,
        error.Code switch
        {
            ErrorCode.NotFound => WriteOutcome.NotThere,
            ErrorCode.AlreadyExists when write is PlannedAdd => WriteOutcome.AlreadyThere,
            ErrorCode.Conflict => WriteOutcome.Conflict,
            ErrorCode.Busy or ErrorCode.StorageFailure or ErrorCode.InternalError => WriteOutcome.Failed,
            _ => WriteOutcome.Refused,
        },
        default)
    {
        Record = error.Movie,
        Message = error.Message,
        Problems = error.Problems,
    };

    /// <summary>
    /// Whether this error to a repetition says that the first try did not write either: the server judged the write itself, and
    /// would have repeated its first answer instead. A full disk or a missing right says nothing of what was done before.
    /// </summary>
    public static bool TellsOfFirstTry(ErrorCode code) =>
        code is ErrorCode.NotFound or ErrorCode.AlreadyExists or ErrorCode.Conflict or ErrorCode.InvalidParams;

    private static Receipt Written(PlannedWrite write, MovieRecord record) => new(write, WriteOutcome.Written, default) { Record = record };
}
