using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>Sends one write and reads its outcome from the server's answer.</summary>
internal static class Receipts
{
    /// <exception cref="ServerErrorException">See <see cref="OfError"/>.</exception>
    /// <exception cref="NoAnswerException">There is no answer.</exception>
    public static async Task<Receipt> SendAsync(MovieClient client, PlannedWrite write)
    {
        switch (write)
        {
            case PlannedAdd add:
                return Written(write, await client.AddAsync(add.Movie, add.RequestId));
            case PlannedEdit edit:
                var record = await client.EditAsync(edit.Before.Id, edit.Changes, edit.Before.Version, edit.RequestId);
                return record.Version > edit.Before.Version
                    ? Written(write, record)
                    : new(write, WriteOutcome.AlreadyThere, default) { Record = record };
            case PlannedDelete delete:
                await client.DeleteAsync(delete.Before.Id, delete.Before.Version, delete.RequestId);
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

    private static Receipt Written(PlannedWrite write, MovieRecord record) => new(write, WriteOutcome.Written, default) { Record = record };
}
