using System.Collections.Immutable;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Files;

/// <summary>What is known of claims before they get a file.</summary>
static class ClaimsBeforeFiles
{
    /// <summary>The claims as dunning tells them.</summary>
    public static ImmutableArray<Claim> Told(IEnumerable<HandedOverClaimV1> claims, string currency) =>
    [
        .. claims.Select(c => new Claim(
            c.Invoice, c.Number, c.Reference, c.IssuedOn, c.DueOn,
            Money.OfCents(c.AmountCents, currency), Money.OfCents(c.OutstandingCents, currency), c.InvoiceVersion ?? 0, c.LimitationSafeOn, c.LimitationPossibleOn)),
    ];

    /// <summary>Those that are in another file already, with that file.</summary>
    public static async Task<ImmutableDictionary<Guid, Guid>> Elsewhere(Session session, Guid[] invoices, CancellationToken stop) =>
        (await session.Read("select invoice, file from claims where live and invoice = any ($1)", row => KeyValuePair.Create(row.GetGuid(0), row.GetGuid(1)), stop, (object)invoices)).ToImmutableDictionary();

    /// <summary>Balances heard before the claims came, which may be later than what came with them: the file compares the versions.</summary>
    public static Task<List<FileCommand.RevalueClaim>> Crossed(Session session, Guid[] invoices, DateOnly on, CancellationToken stop) => session.Read(
        "select invoice, outstanding_cents, currency, cause, version from balances where invoice = any ($1) order by invoice",
        row => new FileCommand.RevalueClaim(row.GetGuid(0), Money.OfCents(row.GetInt64(1), row.GetString(2)), row.GetString(3), row.GetInt64(4), on), stop, (object)invoices);
}
