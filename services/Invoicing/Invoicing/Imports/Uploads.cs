using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Creditors;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Imports;

/// <summary>An import that was accepted.</summary>
/// <param name="Id">Ask for its report with it.</param>
public sealed record ImportAccepted(Guid Id);

/// <summary>A file that was checked to its end.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Creditor">SIREN of the entity whose it is.</param>
/// <param name="Name">As it is shown.</param>
sealed record CheckedFile(ImportKind Kind, string Creditor, string Name)
{
    /// <summary>Closing day of an accounting export.</summary>
    public DateOnly? ClosingOn { get; init; }

    /// <summary>Stand in the report.</summary>
    public IEnumerable<string> Warnings { get; init; } = [];

    /// <summary>The file it was made of, where that is another.</summary>
    public Spool? Original { get; init; }

    /// <summary>What else its transaction writes.</summary>
    public Func<Session, Guid, Task>? Also { get; init; }
}

/// <summary>The beginning and the end that all uploads share: whose file it is, and that it waits to be booked once it was checked.</summary>
sealed class Uploads(NpgsqlDataSource database, ImportSignal signal)
{
    /// <summary>Why an entity's file is not even read: something is wrong with the request, or nobody registered the entity. Null where it is.</summary>
    public async Task<IResult?> Refusal(Inspection inspection, string creditor, CancellationToken stop)
    {
        if (inspection.Problem is { } wrong) return wrong;
        await using var session = await Session.Open(database, stop);
        return await KnownCreditor.IsKnown(session, creditor, stop) ? null : KnownCreditor.Unknown(creditor);
    }

    /// <summary>Stores a checked file and answers with its import.</summary>
    public async Task<IResult> Accept(Spool spool, CheckedFile file, HttpContext http, CancellationToken stop)
    {
        await using var session = await Session.Begin(database, stop);
        var id = await Store(session, spool, file, http, stop);
        await session.Commit(stop);
        signal.Raise();
        return TypedResults.Accepted($"/imports/{id}", new ImportAccepted(id));
    }

    /// <summary>Stores a checked file in the caller's transaction.</summary>
    /// <returns>Its import.</returns>
    public static async Task<Guid> Store(Session session, Spool spool, CheckedFile file, HttpContext http, CancellationToken stop)
    {
        var id = Guid.CreateVersion7();
        await spool.Store(session, id, file, http.Actor(), stop);
        if (file.Also is { } also) await also(session, id);
        return id;
    }
}
