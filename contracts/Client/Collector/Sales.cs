namespace Recouvrement.Client.Collector;

/// <summary>An objection that sales asks for.</summary>
/// <param name="Reason"><c>negotiation_under_way</c>, <c>delivery_problem</c>, <c>key_account_visit</c>, <c>payment_seen_coming</c> or <c>other</c>.</param>
/// <param name="Until">Last day; at most 30 days ahead.</param>
/// <param name="Invoices">Numbers or ids; without it, the whole case.</param>
/// <param name="Step">Only this threat: a step of the policy, or <c>hand_over</c>; without it, any.</param>
public sealed record ObjectionToSet(string Reason, DateOnly Until, IReadOnlyList<string>? Invoices = null, string? Step = null);

/// <summary>An objection of sales to threats.</summary>
/// <param name="Objection">Its key.</param>
/// <param name="Case">The case.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Reason">Why.</param>
/// <param name="Step">Only this threat; null: any.</param>
/// <param name="Invoices">The ERP's own numbers; none: the whole case.</param>
/// <param name="Until">Last day.</param>
/// <param name="SalesPerson">The ERP's code of the debtor's sales person then; null where it had none.</param>
/// <param name="On">Business date on which it began.</param>
/// <param name="By">Who entered it.</param>
/// <param name="LiftedOn">Day on which a manager lifted it.</param>
/// <param name="LiftedBy">Who lifted it.</param>
public sealed record SalesObjection(
    Guid Objection, Guid Case, string Creditor, string CustomerNumber, string Reason, string? Step, IReadOnlyList<string> Invoices, DateOnly Until, string? SalesPerson, DateOnly On, string By,
    DateOnly? LiftedOn, string? LiftedBy);

/// <summary>An invoice that is threatened, as it stood when sales was told.</summary>
/// <param name="Invoice">Stream id.</param>
/// <param name="Number">The ERP's own.</param>
/// <param name="DueOn">Due date of its oldest open part.</param>
/// <param name="ClaimedCents">What of it could be claimed.</param>
public sealed record ThreatenedInvoice(Guid Invoice, string Number, DateOnly DueOn, long ClaimedCents);

/// <summary>What a sales person was told of a threat to come.</summary>
/// <param name="Notice">Its key.</param>
/// <param name="Case">The case.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="SalesPerson">The ERP's code.</param>
/// <param name="Step">The threat: a step of the policy, or <c>hand_over</c>.</param>
/// <param name="Invoices">What is threatened.</param>
/// <param name="TotalCents">Claimed of them then.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="ToldOn">Business date.</param>
/// <param name="MayGoOn">First day on which the threat may go out.</param>
/// <param name="Mode">Of the entity then: in shadow nobody really hears of it.</param>
/// <param name="Open">The threat has not been decided since, something of it is still owed, and it need not be told again.</param>
/// <param name="Objections">Objections to this threat, ended ones among them.</param>
public sealed record SalesNotice(
    Guid Notice, Guid Case, string Creditor, string CustomerNumber, string SalesPerson, string Step, IReadOnlyList<ThreatenedInvoice> Invoices, long TotalCents, string Currency, DateOnly ToldOn, DateOnly MayGoOn,
    string Mode, bool Open, IReadOnlyList<SalesObjection> Objections);
