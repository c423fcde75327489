using System.Collections.Immutable;

namespace Recouvrement.Dunning.Domain.Assignments;

/// <summary>Claims that an agency works on in the creditor's name while they are dunned (marque blanche). They stay in the house: the plan goes on, and only the calls are the agency's.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Agency">Name in the register of agencies.</param>
/// <param name="Invoices">What was given.</param>
/// <param name="Until">Last day.</param>
/// <param name="By">Who decided it.</param>
/// <param name="On">Business date.</param>
public sealed record Assignment(Guid Id, string Agency, ImmutableArray<Guid> Invoices, DateOnly Until, string By, DateOnly On)
{
    /// <summary>Days it may last: a peak of work passes, and whoever needs more assigns again.</summary>
    public const int MostDays = 92;

    /// <summary>Ended because its last day is over.</summary>
    public const string TermOver = "term_over";

    /// <summary>Ended because a person wanted the claims back.</summary>
    public const string CreditorRequest = "creditor_request";

    /// <summary>Ended because claims of it left the house: a claim is in one place at a time.</summary>
    public const string HandedOver = "handed_over";

    /// <summary>Ended because dunning is paused here: the agency is not to go on where we do not.</summary>
    public const string Paused = "paused";

    /// <summary>The agency's placement; null before that is heard of.</summary>
    public Guid? Placement { get; init; }

    /// <summary>What the agency does not have any more.</summary>
    public ImmutableHashSet<Guid> Back { get; init; } = [];

    /// <summary>Day on which it ended; null while it lasts.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>Why it ended.</summary>
    public string? End { get; init; }

    /// <summary>It lasts.</summary>
    public bool IsOpen => EndedOn is null;

    /// <summary>The agency has an invoice now.</summary>
    public bool Has(Guid invoice) => IsOpen && Invoices.Contains(invoice) && !Back.Contains(invoice);

    internal Assignment GetsBack(Guid invoice, string reason, DateOnly on)
    {
        var after = this with { Back = Back.Add(invoice) };
        return IsOpen && after.Invoices.All(after.Back.Contains) ? after with { EndedOn = on, End = reason } : after;
    }
}
