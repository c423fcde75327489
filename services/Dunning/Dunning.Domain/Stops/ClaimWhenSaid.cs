using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Domain.Stops;

/// <summary>An invoice as it stood when something was promised about it: what has come in since is measured from here.</summary>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own number.</param>
/// <param name="Claimed">What of it the promise or plan is about.</param>
/// <param name="Received">Money that had come in on it by then.</param>
public sealed record ClaimWhenSaid(Guid Invoice, string Number, Money Claimed, Money Received);

/// <summary>What came in on some claims since something was promised about them.</summary>
/// <param name="Received">Money only: a credit note or a write-off is nobody's payment.</param>
/// <param name="Remaining">Still owed and free to be paid: not contested, frozen or somebody else's.</param>
/// <param name="Kept">Still owed, and kept from being paid: contested, frozen or somebody else's.</param>
readonly record struct MoneySince(Money Received, Money Remaining, Money Kept)
{
    /// <summary>What there was, or is, to pay.</summary>
    internal Money Payable => Received + Remaining;

    /// <summary>Nothing is left to come of it: nothing came in, or what is left is kept from being paid. What was said has lost its object.</summary>
    internal bool IsMoot => !Payable.IsPositive || (!Remaining.IsPositive && Kept.IsPositive);

    internal static MoneySince Of(DunningCase dunning, ImmutableArray<ClaimWhenSaid> claims, DateOnly on) => claims.Aggregate(
        new MoneySince(Money.Zero, Money.Zero, Money.Zero),
        (sum, claim) => dunning.Invoices.GetValueOrDefault(claim.Invoice) is not { Terms: not null } invoice ? sum
            : (sum with { Received = sum.Received + Money.Max(Money.Zero, invoice.MoneyIn - claim.Received) }) is var after && Against(invoice, on) is null
                ? after with { Remaining = after.Remaining + invoice.Uncontested }
                : after with { Kept = after.Kept + invoice.Outstanding });

    /// <summary>What took the object away.</summary>
    internal static StopEnd WhyMoot(DunningCase dunning, ImmutableArray<ClaimWhenSaid> claims, DateOnly on) => claims
        .Select(claim => dunning.Invoices.GetValueOrDefault(claim.Invoice))
        .Where(invoice => invoice is { IsOpen: true })
        .Select(invoice => Against(invoice!, on) ?? StopEnd.Disputed)
        .DefaultIfEmpty(StopEnd.NothingOwed).Max();

    // Nobody pays what a judgment froze (L622-7), and what is a factor's is not paid to us. A hold with an end only delays.
    static StopEnd? Against(CaseInvoice invoice, DateOnly on) =>
        invoice.FrozenSince is not null                    ? StopEnd.Insolvency
        : invoice.IsDisputed                               ? StopEnd.Disputed
        : invoice.HeldBy(on) is { Reason: "factored", Until: null } ? StopEnd.Factored
        : null;
}

/// <summary>Why a promise or a plan ended without having been kept or broken.</summary>
public enum StopEnd
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>It was entered by mistake: it counts for nothing.</summary>
    EnteredInError,

    /// <summary>The debtor took it back.</summary>
    TakenBack,

    /// <summary>Another agreement takes its place.</summary>
    Replaced,

    /// <summary>A second person did not agree before its first term.</summary>
    NotApprovedInTime,

    /// <summary>Nothing is owed any more, and no money came in: credit notes, or a write-off.</summary>
    NothingOwed,

    /// <summary>The debtor contests what it had promised.</summary>
    Disputed,

    /// <summary>The claim is a factor's now.</summary>
    Factored,

    /// <summary>Insolvency proceedings forbid the debtor to pay it (L622-7).</summary>
    Insolvency,
}
