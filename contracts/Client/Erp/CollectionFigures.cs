namespace Recouvrement.Client.Erp;

/// <summary>Figures of collection of one entity, debtor, sales person or segment. A figure that is not defined, such as days over no turnover, is null.</summary>
/// <param name="Key">Customer number, sales person or segment; empty for the entity and for accounts that have none.</param>
/// <param name="Receivables">Open invoices on the day.</param>
/// <param name="NotDue">Of these, not past their due date.</param>
/// <param name="Beginning">Open invoices on the eve of the period.</param>
/// <param name="Turnover">Invoices less credit notes of the period, including tax.</param>
/// <param name="Dso">Days sales outstanding, classic.</param>
/// <param name="DsoCountBack">By counting back, month after month.</param>
/// <param name="BestPossibleDso">If everybody paid when due.</param>
/// <param name="AverageDaysLate">DSO less the best possible.</param>
/// <param name="CollectionEffectiveness">CEI, in percent.</param>
/// <param name="DaysToInvoice">From delivery to invoice on average, over the deliveries invoiced in the period.</param>
/// <param name="InvoicedDeliveries">How many these are.</param>
public sealed record CollectionRow(
    string Key, Amount Receivables, Amount NotDue, Amount Beginning, Amount Turnover, decimal? Dso, decimal? DsoCountBack, decimal? BestPossibleDso, decimal? AverageDaysLate, decimal? CollectionEffectiveness,
    decimal? DaysToInvoice, int InvoicedDeliveries);

/// <summary>How each figure was computed.</summary>
/// <param name="Dso">Classic.</param>
/// <param name="DsoCountBack">By counting back.</param>
/// <param name="BestPossibleDso">If everybody paid when due.</param>
/// <param name="AverageDaysLate">The difference.</param>
/// <param name="CollectionEffectiveness">CEI.</param>
/// <param name="DaysToInvoice">From delivery to invoice.</param>
public sealed record CollectionFormulas(string Dso, string DsoCountBack, string BestPossibleDso, string AverageDaysLate, string CollectionEffectiveness, string DaysToInvoice);

/// <summary>Figures of collection over a period.</summary>
/// <param name="From">First day of the period.</param>
/// <param name="On">Last day.</param>
/// <param name="Days">Its days.</param>
/// <param name="By"><c>entity</c>, <c>debtor</c>, <c>sales_person</c> or <c>segment</c>.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Rows">By key.</param>
/// <param name="Next">Ask again with this as <c>after</c>; null at the end.</param>
/// <param name="Totals">Over all accounts chosen, those of other pages too; not the sum of days but the days of the sums.</param>
/// <param name="Formulas">How they were computed.</param>
/// <param name="Events">What they were made of; ask again with its last sequence as <c>through</c> and what was recorded since is left out.</param>
public sealed record CollectionFigures(
    DateOnly From, DateOnly On, int Days, string By, string Currency, IReadOnlyList<CollectionRow> Rows, string? Next, CollectionRow Totals, CollectionFormulas Formulas, EventRange Events);

/// <summary>What is at risk with a customer, a group, a sales person's or a segment's customers, or all of them.</summary>
/// <param name="Key">Customer number, number of the account at the head of a group or SIREN of the company above it, sales person or segment; empty for the entity and for accounts that have none.</param>
/// <param name="NotDue">Open invoices, not past their due date.</param>
/// <param name="Late">Open invoices, past it.</param>
/// <param name="Unallocated">Payments and credit notes set against no invoice; nothing or less.</param>
/// <param name="DeliveredNotInvoiced">Deliveries that no invoice names.</param>
/// <param name="Ordered">What is left of orders that the gate let pass.</param>
/// <param name="Total">All of it.</param>
/// <param name="Insured">What a credit insurer would pay of it.</param>
/// <param name="AtRisk">The rest, customer by customer: what one has paid in advance covers no other.</param>
/// <param name="Limit">Credit limits; null where there is none.</param>
/// <param name="Headroom">What is left of them; less than nothing where they are passed.</param>
/// <param name="Assigned">Open invoices that a factor bought without recourse: in none of the other figures.</param>
public sealed record ExposureRow(
    string Key, Amount NotDue, Amount Late, Amount Unallocated, Amount DeliveredNotInvoiced, Amount Ordered, Amount Total, Amount Insured, Amount AtRisk, Amount? Limit, Amount? Headroom, Amount Assigned);

/// <summary>Exposure (encours) at the end of a day.</summary>
/// <param name="On">The day.</param>
/// <param name="By"><c>entity</c>, <c>debtor</c>, <c>group</c>, <c>sales_person</c> or <c>segment</c>.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Rows">By key; those without any exposure or limit are left out.</param>
/// <param name="Next">Ask again with this as <c>after</c>; null at the end.</param>
/// <param name="Totals">Over all accounts chosen, those of other pages too.</param>
/// <param name="Formula">How it was computed.</param>
/// <param name="Events">The ledger events it was made of.</param>
public sealed record Exposure(DateOnly On, string By, string Currency, IReadOnlyList<ExposureRow> Rows, string? Next, ExposureRow Totals, string Formula, EventRange Events);
