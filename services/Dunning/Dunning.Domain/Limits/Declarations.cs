using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Kernel.Limitation;

namespace Recouvrement.Dunning.Domain.Limits;

/// <summary>Claims frozen by insolvency proceedings that are still to be declared (rule R6.6).</summary>
public static class Declarations
{
    /// <summary>A declaration of the claim was recorded.</summary>
    public static bool IsDeclared(CaseInvoice claim) => claim.Interruptions.Values.Any(act => act is { Kind: InterruptionKind.InsolvencyDeclaration, IsVoid: false });

    /// <summary>Published proceedings with claims that nobody has declared yet, each with its last day for a creditor in metropolitan France: the earlier one.</summary>
    public static IEnumerable<(DateOnly JudgmentOn, DateOnly DeclareBy)> Open(DunningCase dunning, TimeLimits limits)
    {
        foreach (var proceedings in dunning.Insolvency.All)
            if (proceedings is { PublishedOn: { } published, ClosedOn: null } && ClaimDeclarationDeadline.Of(published, isMetropolitan: true, limits) is { } deadline
                && dunning.Invoices.Values.Any(claim => claim.IsOpen && claim.FrozenSince == proceedings.JudgmentOn && !IsDeclared(claim)))
                yield return (proceedings.JudgmentOn, deadline.DeclareBy);
    }
}
