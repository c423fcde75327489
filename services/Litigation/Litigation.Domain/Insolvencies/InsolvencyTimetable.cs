using System.Collections.Immutable;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Kernel.Procedure;

namespace Recouvrement.Litigation.Domain.Insolvencies;

/// <summary>What a creditor must do by a day in an insolvency.</summary>
public enum InsolvencyDeadlineKind
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>Declare the claim, of a creditor in metropolitan France.</summary>
    Declare,

    /// <summary>Declare the claim, of any other creditor; shown, and never warned of.</summary>
    DeclareFromAbroad,

    /// <summary>Ask for relief from having declared too late.</summary>
    AskRelief,

    /// <summary>Answer the insolvency office.</summary>
    AnswerChallenge,

    /// <summary>Claim goods sold under retention of title.</summary>
    ClaimGoods,
}

/// <summary>A day of an insolvency (rule R6.6). It shows the text and the sum and concludes nothing.</summary>
/// <param name="What">Must be done.</param>
/// <param name="Days">Its two last days.</param>
/// <param name="Source">The text.</param>
public sealed record InsolvencyDeadline(InsolvencyDeadlineKind What, ProceduralDays Days, string Source);

/// <summary>The days of an insolvency, counted from the publication in the BODACC, not from the judgment.</summary>
public static class InsolvencyTimetable
{
    /// <summary>What is still to be done, in the order of the safe days; empty while the judgment is not published.</summary>
    public static ImmutableArray<InsolvencyDeadline> Of(InsolvencyClaim claim, TimeLimits limits)
    {
        if (claim.Of is null || claim.ClosedOn is not null) return [];
        var open = new List<InsolvencyDeadline?>();
        if (claim.PublishedOn is { } published)
        {
            if (claim.DeclaredOn is null)
            {
                open.Add(From(InsolvencyDeadlineKind.Declare, LimitKind.InsolvencyDeclaration, published));
                open.Add(From(InsolvencyDeadlineKind.DeclareFromAbroad, LimitKind.InsolvencyDeclarationFromAbroad, published));
                if (claim.ReliefRequestedOn is null) open.Add(From(InsolvencyDeadlineKind.AskRelief, LimitKind.InsolvencyRelief, published));
            }

            if (claim.GoodsClaimedOn is null && claim.Statement?.Security is null or ClaimSecurity.RetentionOfTitle) open.Add(From(InsolvencyDeadlineKind.ClaimGoods, LimitKind.RetentionOfTitle, published));
        }

        if (claim.ChallengedOn is { } challenged && claim.AnsweredOn is null) open.Add(From(InsolvencyDeadlineKind.AnswerChallenge, LimitKind.InsolvencyChallenge, challenged));
        return [.. open.OfType<InsolvencyDeadline>().OrderBy(d => d.Days.SafeOn).ThenBy(d => d.What)];

        InsolvencyDeadline? From(InsolvencyDeadlineKind what, LimitKind kind, DateOnly day) =>
            limits.Find(kind, day) is { } limit ? new(what, ProceduralDays.Of(limit.LastDay(day)), limit.Source) : null;
    }
}
