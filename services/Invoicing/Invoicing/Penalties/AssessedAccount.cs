using System.Collections.Immutable;
using Recouvrement.Invoicing.Domain.Penalties;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Kernel.LateInterest;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Penalties;

/// <summary>What the paid invoices of an account owe for having been late.</summary>
/// <param name="Debtor">Who owes it.</param>
/// <param name="Late">The invoices that were paid late, by the day they were paid.</param>
sealed record AssessedAccount(LateDebtor Debtor, ImmutableArray<PaidLate> Late)
{
    /// <summary>Invoices on one bill; the rest is left to the next.</summary>
    public const int MostLines = 1_000;

    const int MostInvoices = 20_000;

    /// <summary>The figures of the law it is computed with.</summary>
    public static LegalParameters Law => LegalParameters.Shipped;

    /// <summary>Only professionals owe it: consumers never, and nobody of whom that is not known (rules R2.3, R2.8).</summary>
    public bool IsProfessional => Debtor.Kind is DebtorKind.Company or DebtorKind.PublicBody;

    /// <summary>What a bill of today would hold.</summary>
    public ImmutableArray<PenaltyLine> Lines => [.. Late.Where(l => l.Obstacle is PenaltyObstacle.None).Select(l => l.Line!).Take(MostLines)];

    /// <summary>When such a bill would be due; null where it would hold nothing.</summary>
    public DateOnly? DueOn(DateOnly today) => Lines is [_, ..] lines ? PenaltyBill.DueOn(today, Debtor.Kind, lines.Max(l => l.PaidOn), Law) : null;

    /// <summary>Reads the account out of its streams.</summary>
    /// <param name="history">Reads them.</param>
    /// <param name="session">Holds the account: its newest position is certain.</param>
    /// <param name="entity">The creditor.</param>
    /// <param name="customer">Stream of the account, and the ERP's number of it.</param>
    /// <param name="today">Nothing dated later counts.</param>
    /// <param name="paidFrom">Invoices that were paid before are passed over; null where none is.</param>
    /// <param name="stop">Cancels.</param>
    /// <returns>Null where too many of its invoices were paid late.</returns>
    public static async Task<AssessedAccount?> Read(
        AccountHistory history, Session session, Siren entity, (Guid Id, string Number) customer, DateOnly today, DateOnly? paidFrom, CancellationToken stop)
    {
        // In foreign money the compensation, which is in euros, would stand on no bill of one currency.
        var paid = (await session.Read(
            """
            select i.id, exists (select from allocations a join credits c on c.id = a.credit where a.invoice = i.id and c.origin = 'snapshot') from invoices i
             where i.customer = $1 and i.outstanding_cents = 0 and i.currency = 'EUR' and i.penalties is null
               and exists (select from ledger l where l.document = i.id and l.kind = 'allocation' and (i.instalments is not null or l.on_date > i.due_on) and ($2::date is null or l.on_date >= $2)) limit $3
            """, r => (Id: r.GetGuid(0), IsPresumed: r.GetBoolean(1)), stop, customer.Id, paidFrom, MostInvoices + 1)).ToDictionary(p => p.Id, p => p.IsPresumed);
        if (paid.Count > MostInvoices) return null;
        var known = await PenaltyTable.Known(session, customer.Id, stop);
        var account = await history.Read(session, entity, customer.Number, paid.Keys, await AccountHistory.Head(session, stop), null, stop);
        return new(account.Debtor,
        [
            .. account.Invoices.Select(i => new PaidInvoice(i.Id, i.State, i.Late, known.GetValueOrDefault(i.Id, paid[i.Id] ? PenaltyObstacle.PaymentPresumed : PenaltyObstacle.None)))
                .Select(i => (PaidOn: i.Late.PaidOn(today), Late: PaidLate.Of(i, account.Debtor, today, Law)))
                .Where(i => i.Late is not null && !(i.PaidOn < paidFrom))
                .OrderBy(i => i.PaidOn).ThenBy(i => i.Late!.Document.Number, StringComparer.Ordinal).ThenBy(i => i.Late!.Document.Year).Select(i => i.Late!),
        ]);
    }
}
