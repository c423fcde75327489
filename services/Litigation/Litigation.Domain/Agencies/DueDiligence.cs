using System.Collections.Immutable;

namespace Recouvrement.Litigation.Domain.Agencies;

/// <summary>What is wrong with a paper on a day.</summary>
public enum PaperState
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>There is none.</summary>
    Missing,

    /// <summary>It holds from a later day.</summary>
    NotYetValid,

    /// <summary>It holds, and soon will not.</summary>
    Lapsing,

    /// <summary>It holds no more.</summary>
    Lapsed,
}

/// <summary>What is found of a paper.</summary>
/// <param name="Kind">Which.</param>
/// <param name="State">What is wrong.</param>
/// <param name="Reference">Of the paper; null where there is none.</param>
/// <param name="Day">Its last day, or the first of one that holds later.</param>
public sealed record PaperFinding(PaperKind Kind, PaperState State, string? Reference, DateOnly? Day);

/// <summary>What an agency's papers are worth on a day. What is placed stays whatever they say.</summary>
/// <param name="OnFile">It has shown papers at all.</param>
/// <param name="Blocking">For these it is given nothing new.</param>
/// <param name="Warnings">What ends soon, or ended and is not demanded.</param>
public sealed record DueDiligence(bool OnFile, ImmutableArray<PaperFinding> Blocking, ImmutableArray<PaperFinding> Warnings)
{
    static readonly ImmutableArray<PaperKind> ByLaw = [PaperKind.Declaration, PaperKind.LiabilityInsurance, PaperKind.DedicatedAccount];

    /// <summary>All that is found.</summary>
    public IEnumerable<PaperFinding> All => [.. Blocking, .. Warnings];

    /// <summary>Looks through papers. A paper that follows on another is its renewal: what counts is the last day of an unbroken row.</summary>
    /// <param name="papers">All of the agency.</param>
    /// <param name="on">The day.</param>
    /// <param name="guaranteeRequired">A contract asks for a guarantee.</param>
    /// <param name="warnDays">From how many days before its end a paper is warned of.</param>
    public static DueDiligence Of(IReadOnlyCollection<AgencyPaper> papers, DateOnly on, bool guaranteeRequired, int warnDays)
    {
        ImmutableArray<PaperKind> demanded = guaranteeRequired ? [.. ByLaw, PaperKind.Guarantee] : ByLaw;
        var found = demanded.Select(kind => Look(kind, [.. papers.Where(p => p.Kind == kind)], on, warnDays))
            .Concat(papers.Where(p => !demanded.Contains(p.Kind)).GroupBy(Row).OrderBy(row => row.Key.Kind).ThenBy(row => row.Key.Of, StringComparer.Ordinal).Select(row => Look(row.Key.Kind, [.. row], on, warnDays)))
            .OfType<PaperFinding>().ToLookup(finding => finding.State != PaperState.Lapsing && demanded.Contains(finding.Kind));
        return new(papers.Count > 0, [.. found[true]], [.. found[false]]);
    }

    // Memberships of two unions, or references of two creditors, do not renew each other.
    static (PaperKind Kind, string Of) Row(AgencyPaper paper) =>
        (paper.Kind, paper.Kind is PaperKind.Membership or PaperKind.Reference ? paper.Issuer ?? paper.Reference : "");

    static PaperFinding? Look(PaperKind kind, ImmutableArray<AgencyPaper> papers, DateOnly on, int warnDays)
    {
        if (Longest(papers, on) is not { } holds)
            return papers.Where(p => p.ValidUntil < on).MaxBy(p => p.ValidUntil) is { } last ? new(kind, PaperState.Lapsed, last.Reference, last.ValidUntil)
                : papers.MinBy(p => p.ValidFrom) is { } first ? new(kind, PaperState.NotYetValid, first.Reference, first.ValidFrom)
                : new(kind, PaperState.Missing, null, null);
        while (holds.ValidUntil is { } until && until < DateOnly.MaxValue && Longest(papers, until.AddDays(1)) is { } next) holds = next;
        return holds.ValidUntil is { } end && end.DayNumber - on.DayNumber <= warnDays ? new(kind, PaperState.Lapsing, holds.Reference, end) : null;
    }

    static AgencyPaper? Longest(ImmutableArray<AgencyPaper> papers, DateOnly on) => papers.Where(p => p.HoldsOn(on)).MaxBy(p => p.ValidUntil ?? DateOnly.MaxValue);
}
