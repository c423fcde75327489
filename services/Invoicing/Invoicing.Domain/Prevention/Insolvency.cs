using Recouvrement.Kernel.Calendars;

namespace Recouvrement.Invoicing.Domain.Prevention;

/// <summary>Which insolvency proceedings (procédure collective).</summary>
public enum InsolvencyKind
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>Sauvegarde.</summary>
    Safeguard,

    /// <summary>Redressement judiciaire.</summary>
    Receivership,

    /// <summary>Liquidation judiciaire.</summary>
    Liquidation,
}

/// <summary>How insolvency proceedings ended.</summary>
public enum InsolvencyOutcome
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>A plan is carried out (plan de sauvegarde, de redressement): earlier claims are paid by it.</summary>
    PlanAdopted,

    /// <summary>Nothing is owed any more (extinction du passif).</summary>
    DebtsSettled,

    /// <summary>Closed for want of assets (insuffisance d'actif): creditors as a rule may sue no more (L643-11).</summary>
    AssetsInsufficient,

    /// <summary>There never were any: another company was meant.</summary>
    ReportedInError,
}

/// <summary>Insolvency proceedings of a customer. Who administers them is a person and lies where it can be erased.</summary>
/// <param name="Kind">Which.</param>
/// <param name="JudgmentOn">Day of the opening judgment; a later conversion does not move it.</param>
/// <param name="PublishedOn">Day of publication in the BODACC; null while it is not published.</param>
/// <param name="Court">Which court.</param>
/// <param name="Administrator">SHA-256 of who administers them.</param>
public sealed record Insolvency(InsolvencyKind Kind, DateOnly JudgmentOn, DateOnly? PublishedOn, string? Court, string? Administrator)
{
    /// <summary>A claim born before the opening judgment is frozen (L622-7); one born on its day or later is payable when due (L622-17).</summary>
    /// <param name="causedOn">Day of delivery or performance where it is known, else of issue.</param>
    public bool Freezes(DateOnly causedOn) => causedOn < JudgmentOn;
}

/// <summary>How long a creditor has once proceedings are published, as the law had it on the days of the row.</summary>
/// <param name="DeclarationMonths">To declare the claim.</param>
/// <param name="DistanceMonths">More for a creditor outside metropolitan France.</param>
/// <param name="ReliefMonths">To ask for relief from a missed declaration (relevé de forclusion).</param>
/// <param name="Source">The text.</param>
/// <param name="ValidFrom">First day of publication it holds for.</param>
/// <param name="LawyerValidated">True once a lawyer has confirmed the row.</param>
public sealed record ClaimDeclarationRule(int DeclarationMonths, int DistanceMonths, int ReliefMonths, string Source, DateOnly ValidFrom, bool LawyerValidated)
{
    /// <summary>The rows this build knows, the latest first.</summary>
    public static IReadOnlyList<ClaimDeclarationRule> Shipped { get; } = [new(2, 2, 6, "C. com. L622-24, L622-26, R622-24", new(2006, 1, 1), LawyerValidated: false)];

    /// <summary>The row of a day; null before the first: that is never guessed.</summary>
    public static ClaimDeclarationRule? On(DateOnly publishedOn) => Shipped.FirstOrDefault(rule => rule.ValidFrom <= publishedOn);
}

/// <summary>The last days of a creditor in insolvency proceedings, each still in time; counted from the publication in the BODACC, not from the judgment.</summary>
/// <param name="DeclareBy">To declare the claim (déclaration de créance).</param>
/// <param name="RelieveBy">To ask for relief from a missed declaration.</param>
/// <param name="Source">The text.</param>
public sealed record ClaimDeclarationDeadline(DateOnly DeclareBy, DateOnly RelieveBy, string Source)
{
    /// <summary>A last day that is no working day goes on to the next one (CPC 642). Null where the law of the day is not known here.</summary>
    /// <param name="publishedOn">Day of publication.</param>
    /// <param name="isMetropolitan">The creditor is in metropolitan France.</param>
    public static ClaimDeclarationDeadline? Of(DateOnly publishedOn, bool isMetropolitan) => ClaimDeclarationRule.On(publishedOn) is { } rule
        ? new(
            WorkingDays.Next(publishedOn.AddMonths(rule.DeclarationMonths + (isMetropolitan ? 0 : rule.DistanceMonths))),
            WorkingDays.Next(publishedOn.AddMonths(rule.ReliefMonths)), rule.Source)
        : null;
}
