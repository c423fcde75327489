using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Invoicing.Domain.Snapshots;
using Recouvrement.Invoicing.Figures;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Accounts;

public sealed partial class Ledger
{
    /// <summary>Moves what rules had put on invoices to those that a list of open items has settled; what earlier lists had presumed there gives way. The transaction holds the accounts, and settles them afterwards.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="moves">What moves; nothing that somebody named.</param>
    /// <param name="on">Day of the list.</param>
    /// <param name="context">Who, when, why.</param>
    /// <param name="stop">Cancels.</param>
    public async Task Move(Session session, IReadOnlyCollection<MovedGuess> moves, DateOnly on, EventContext context, CancellationToken stop)
    {
        if (moves.Count == 0) return;
        var yields = WrongGuesses.Yields(moves);
        var yielded = await books.Payments.Apply(session, [.. yields.Select(y => (y.Payment, (CreditCommand)new CreditCommand.GiveWay(y.Keeps)))], context, stop);
        await Released(session, yielded, [.. yields.Select(y => y.Payment)], context, stop);
        Guid[] documents = [.. moves.SelectMany(m => new[] { m.Credit, m.From, m.To }).Distinct()];
        var credits = (await session.Read(
            "select id, kind, origin from credits where id = any($1)", r => (Id: r.GetGuid(0), Kind: Words.Read<CreditKind>(r.GetString(1)), Origin: Words.Read<Origin>(r.GetString(2))), stop, documents)).ToDictionary(c => c.Id);
        var standing = await OpenAccounts.Between(session, documents, documents, stop);
        var changes = WrongGuesses.Changes(moves, standing, await LedgerTable.Dates(session, documents, stop), await LedgerTable.Freed(session, documents, stop), on);
        await Write(session, [.. changes.Select(c => (c.Change, (DateOnly?)c.Since))], c => (credits[c].Kind, credits[c].Origin), context, stop);
    }
}
