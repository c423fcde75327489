namespace Recouvrement.Client.Collector;

/// <summary>A debtor's insolvency as its case knows it.</summary>
/// <param name="Proceedings">All, the first one first.</param>
/// <param name="Claims">Frozen ones, in the order of the due dates; a debt of the time after the judgment is none of them.</param>
public sealed record Insolvency(IReadOnlyList<Proceedings> Proceedings, IReadOnlyList<FrozenClaim> Claims);

/// <summary>Insolvency proceedings of a debtor.</summary>
/// <param name="Kind"><c>safeguard</c>, <c>receivership</c> or <c>liquidation</c>.</param>
/// <param name="JudgmentOn">Day of the opening judgment.</param>
/// <param name="PublishedOn">Day of publication in the BODACC; null while it is not published.</param>
/// <param name="ClosedOn">Since when they are over; null while they are open.</param>
/// <param name="Outcome">How they ended; null where nobody said.</param>
/// <param name="DeclareBy">Last day to declare, of a creditor in metropolitan France; null while it is not published.</param>
/// <param name="DeclareFromAbroadBy">Last day of any other creditor.</param>
/// <param name="ReliefBy">Last day to ask for relief from having declared too late.</param>
public sealed record Proceedings(
    string Kind, DateOnly JudgmentOn, DateOnly? PublishedOn, DateOnly? ClosedOn, string? Outcome, DateOnly? DeclareBy, DateOnly? DeclareFromAbroadBy, DateOnly? ReliefBy);

/// <summary>A claim that proceedings froze, as it stood on the eve of the judgment.</summary>
/// <param name="Invoice">Its id in Invoicing.</param>
/// <param name="Number">The ERP's own.</param>
/// <param name="JudgmentOn">The judgment that froze it.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="DueOn">Due date.</param>
/// <param name="HasFallenDue">Due by the eve; else it is declared as still to fall due.</param>
/// <param name="PrincipalCents">Owed then, contested or not.</param>
/// <param name="InterestCents">Late interest to the eve, not paid; null where it is not computed.</param>
/// <param name="CompensationCents">Flat compensation, not paid; null as the interest.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Declared">A declaration was recorded as an interruption of its limitation.</param>
public sealed record FrozenClaim(
    Guid Invoice, string Number, DateOnly JudgmentOn, DateOnly IssuedOn, DateOnly DueOn, bool HasFallenDue, long PrincipalCents, long? InterestCents, long? CompensationCents, string Currency, bool Declared);
