namespace Recouvrement.Client.Erp;

/// <summary>A statement of late interest (décompte de pénalités de retard) of a customer, or of one of its invoices, at the end of a day.</summary>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="On">The day; nothing dated later counts.</param>
/// <param name="Debtor"><c>company</c>, <c>public_body</c> or <c>consumer</c>: by which law it is computed.</param>
/// <param name="NoticeOn">Day of the formal notice as the caller gave it; without one a consumer owes no interest.</param>
/// <param name="Currency">ISO 4217; invoices in others are left out.</param>
/// <param name="Invoices">Those that were late until then, also where they are paid since; by due date.</param>
/// <param name="Principal">Still unpaid of them.</param>
/// <param name="Interest">Accrued and unpaid.</param>
/// <param name="Compensation">Flat compensation, arisen and unpaid, in euros; it stands apart from the total.</param>
/// <param name="Total">Principal and interest, without the compensation.</param>
/// <param name="ParametersVersion">The table of legal figures it was computed with.</param>
/// <param name="Formula">How it was computed.</param>
/// <param name="Through">Ask again with this as <c>through</c>: the answer is the same, whatever was learnt since.</param>
/// <param name="Events">What it was made of.</param>
/// <param name="Billed">Invoices that were paid late and whose penalties a bill asks for: they are in nothing above.</param>
public sealed record LateInterestStatement(
    string Customer, DateOnly On, string Debtor, DateOnly? NoticeOn, string Currency, IReadOnlyList<InvoiceInterest> Invoices, Amount Principal, Amount Interest, Amount Compensation, Amount Total,
    string ParametersVersion, string Formula, long Through, EventRange Events, IReadOnlyList<PenalisedInvoice> Billed);

/// <summary>An invoice whose penalties a bill asks for.</summary>
/// <param name="Number">The ERP's number.</param>
/// <param name="Year">Its year.</param>
/// <param name="Bill">Number of the bill.</param>
public sealed record PenalisedInvoice(string Number, int Year, string Bill);

/// <summary>What one invoice owes for being late.</summary>
/// <param name="Number">The ERP's number.</param>
/// <param name="Year">Its year.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="DueOn">Due date as agreed.</param>
/// <param name="DateUncertain">Its dates wait for a person to confirm them.</param>
/// <param name="Basis"><c>legal_default</c>, <c>fixed_rate</c>, <c>statutory_multiple</c> or <c>main_refinancing_plus</c>.</param>
/// <param name="Asked">What it asked.</param>
/// <param name="Lines">One per half-year and per change of what bears interest; they add up.</param>
/// <param name="Imputations">What came in, and what it paid.</param>
/// <param name="Principal">Still unpaid.</param>
/// <param name="InterestAccrued">The sum of the lines.</param>
/// <param name="InterestPaid">The part of it that payments covered.</param>
/// <param name="Interest">The rest of it.</param>
/// <param name="Compensation">Arisen and unpaid, in euros.</param>
/// <param name="FrozenOn">Judgment that opened insolvency proceedings and stopped the interest on its eve; or null.</param>
/// <param name="UnderFloor">Half-years in which the clause lies under three times the statutory rate: reported, not corrected.</param>
public sealed record InvoiceInterest(
    string Number, int Year, DateOnly IssuedOn, DateOnly DueOn, bool DateUncertain, string Basis, Amount Asked, IReadOnlyList<InterestLine> Lines, IReadOnlyList<Imputation> Imputations,
    Amount Principal, Amount InterestAccrued, Amount InterestPaid, Amount Interest, Amount Compensation, DateOnly? FrozenOn, IReadOnlyList<ClauseUnderFloor> UnderFloor);

/// <summary>Interest over some days.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Days">Both included.</param>
/// <param name="Base">What bore interest.</param>
/// <param name="Capitalised">The part of the base that is interest of former years.</param>
/// <param name="RatePercent">Per year, <c>12.15</c>.</param>
/// <param name="Amount">Base × rate × days / 365, half-up to the cent.</param>
/// <param name="Source">Where the rate comes from.</param>
public sealed record InterestLine(DateOnly From, DateOnly To, int Days, Amount Base, Amount Capitalised, string RatePercent, Amount Amount, string Source);

/// <summary>Something that lowered a claim.</summary>
/// <param name="Kind"><c>payment</c>, or <c>credit</c> for credit notes and whatever else lowers the principal only.</param>
/// <param name="On">From when it counts.</param>
/// <param name="Amount">All of it.</param>
/// <param name="ToInterest">Interest it paid.</param>
/// <param name="ToPrincipal">Principal it paid or took back.</param>
/// <param name="ToCompensation">Flat compensation it paid.</param>
public sealed record Imputation(string Kind, DateOnly On, Amount Amount, Amount ToInterest, Amount ToPrincipal, Amount ToCompensation);

/// <summary>A clause under its legal floor (C. com. L441-10 II).</summary>
/// <param name="HalfYear"><c>2024-S2</c>.</param>
/// <param name="RatePercent">The clause's rate.</param>
/// <param name="FloorPercent">Three times the statutory rate.</param>
public sealed record ClauseUnderFloor(string HalfYear, string RatePercent, string FloorPercent);

/// <summary>What a contract says of late payment.</summary>
/// <param name="Basis"><c>fixed_rate</c>, <c>statutory_multiple</c>, <c>main_refinancing_plus</c>, or <c>legal_default</c> where the contract is silent from then on.</param>
/// <param name="FigureHundredths">Percent, times or points in hundredths: 1500 is 15 %, 300 is three times. None for <c>legal_default</c>.</param>
/// <param name="Capitalises">Interest of a whole year bears interest (C. civ. 1343-2).</param>
public sealed record PenaltyClause(string Basis, int? FigureHundredths = null, bool Capitalises = false);

/// <summary>A clause with the invoices it binds.</summary>
/// <param name="From">First day of issue.</param>
/// <param name="Basis">What it follows.</param>
/// <param name="FigureHundredths">Null where the contract is silent.</param>
/// <param name="Capitalises">Interest of a whole year bears interest.</param>
public sealed record AgreedPenaltyClause(DateOnly From, string Basis, int? FigureHundredths, bool Capitalises);
