using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Kernel.Limitation;

namespace Recouvrement.Dunning.Domain.Limits;

/// <summary>Claims frozen by insolvency proceedings that are still to be declared (rule R6.6).</summary>
public static class Declarations
{
    /// <summary>A declaration of the claim was recorded.</summary>
    public static bool IsDeclared(CaseInvoice claim, DateOnly judgmentOn) => claim.Interruptions.Values.Any(act => act is { Kind: InterruptionKind.InsolvencyDeclaration, IsVoid: false } && act.On >= judgmentOn);

    /// <summary>A claim that a judgment froze; one that earlier proceedings had frozen is to be declared in the later ones as well.</summary>
    public static bool IsFrozenBy(CaseInvoice claim, DateOnly judgmentOn) => claim.FrozenSince is { } since && (since == judgmentOn || claim.Terms!.BornOn < judgmentOn);

    /// <summary>Published proceedings with claims that nobody has declared yet, each with its last day for a creditor in metropolitan France: the earlier one.</summary>
    public static IEnumerable<(DateOnly JudgmentOn, DateOnly DeclareBy)> Open(DunningCase dunning, TimeLimits limits)
    {
        foreach (var proceedings in dunning.Insolvency.All)
            if (proceedings is { PublishedOn: { } published, ClosedOn: null } && ClaimDeclarationDeadline.Of(published, isMetropolitan: true, limits) is { } deadline
                && dunning.Invoices.Values.Any(claim => claim.IsOpen && IsFrozenBy(claim, proceedings.JudgmentOn) && !IsDeclared(claim, proceedings.JudgmentOn)))
                yield return (proceedings.JudgmentOn, deadline.DeclareBy);
    }
}
