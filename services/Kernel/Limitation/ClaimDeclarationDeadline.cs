using Recouvrement.Kernel.Calendars;

namespace Recouvrement.Kernel.Limitation;

/// <summary>The last days of a creditor in insolvency proceedings, each still in time; counted from the publication in the BODACC, not from the judgment (rule R6.6).</summary>
/// <param name="DeclareBy">To declare the claim (déclaration de créance).</param>
/// <param name="RelieveBy">To ask for relief from a missed declaration.</param>
/// <param name="Source">The text.</param>
public sealed record ClaimDeclarationDeadline(DateOnly DeclareBy, DateOnly RelieveBy, string Source)
{
    /// <summary>A last day that is no working day goes on to the next one (CPC 642): this is a time of procedure. Null where the law of the day is not known here.</summary>
    /// <param name="publishedOn">Day of publication.</param>
    /// <param name="isMetropolitan">The creditor is in metropolitan France.</param>
    /// <param name="limits">The law's limits of time.</param>
    public static ClaimDeclarationDeadline? Of(DateOnly publishedOn, bool isMetropolitan, TimeLimits limits) =>
        limits.Find(isMetropolitan ? LimitKind.InsolvencyDeclaration : LimitKind.InsolvencyDeclarationFromAbroad, publishedOn) is { } declaration && limits.Find(LimitKind.InsolvencyRelief, publishedOn) is { } relief
            ? new(WorkingDays.Next(declaration.LastDay(publishedOn)), WorkingDays.Next(relief.LastDay(publishedOn)), $"{declaration.Source}, {relief.Source}")
            : null;
}
