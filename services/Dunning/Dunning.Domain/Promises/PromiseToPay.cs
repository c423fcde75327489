using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Stops;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Domain.Promises;

/// <summary>What became of a promise.</summary>
public enum PromiseStatus
{
    /// <summary>None was made.</summary>
    None,

    /// <summary>Its day and tolerance are not over, or nobody knows yet what came in.</summary>
    Open,

    /// <summary>What was promised came in, within the tolerance.</summary>
    Kept,

    /// <summary>Some of it came in.</summary>
    PartlyKept,

    /// <summary>Nothing of it came in.</summary>
    Broken,

    /// <summary>It ended otherwise.</summary>
    Withdrawn,
}

/// <summary>A promise to pay (promesse de paiement). It holds its invoices back until its tolerance is over, and brings no step forward.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Episode">Of the case.</param>
/// <param name="Claims">The invoices, as they stood.</param>
/// <param name="Amount">Promised.</param>
/// <param name="PromisedOn">Day of payment, as the debtor said it.</param>
/// <param name="Until">Last day of the tolerance.</param>
/// <param name="Tolerance">By how much it may fall short.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="MadeOn">Business date.</param>
/// <param name="Status">What became of it.</param>
public sealed record PromiseToPay(
    Guid Id, int Episode, ImmutableArray<ClaimWhenSaid> Claims, Money Amount, DateOnly PromisedOn, DateOnly Until, Money Tolerance, string By, DateOnly MadeOn, PromiseStatus Status)
{
    /// <summary>Day on which it was decided what became of it.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>Why it was withdrawn.</summary>
    public StopEnd End { get; init; }

    /// <summary>Whether it is about an invoice.</summary>
    public bool Covers(Guid invoice) => Claims.Any(claim => claim.Invoice == invoice);

    /// <summary>What has come in on its invoices since it was made; money that no invoice has taken yet is not in it.</summary>
    public Money ReceivedIn(DunningCase dunning) => MoneySince.Of(dunning, Claims, Until).Received;

    // All of it at any time, or all but the tolerance once its days are over. Nothing at all keeps no promise, however small.
    internal bool IsKeptBy(MoneySince money, DateOnly on) =>
        money.Received.IsPositive && money.Received >= (money.IsMoot ? Amount : Money.Min(Amount, money.Payable)) - (on > Until ? Tolerance : Money.Zero);
}

/// <summary>How a debtor keeps its promises: facts, no label.</summary>
/// <param name="Open">Not decided.</param>
/// <param name="Kept">In full, within the tolerance.</param>
/// <param name="PartlyKept">In part.</param>
/// <param name="Broken">Not at all.</param>
public sealed record PromiseRecord(int Open, int Kept, int PartlyKept, int Broken)
{
    /// <summary>Of the promises that were decided, how many in a hundred were kept, rounded down; null before the first.</summary>
    public int? KeptPercent => Kept + PartlyKept + Broken is > 0 and var decided ? Kept * 100 / decided : null;
}
