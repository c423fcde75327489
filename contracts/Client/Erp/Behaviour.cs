namespace Recouvrement.Client.Erp;

/// <summary>How a customer has paid over twelve months.</summary>
/// <param name="On">As of this day.</param>
/// <param name="Year">The twelve months up to it.</param>
/// <param name="Recent">The last three of them.</param>
/// <param name="Former">The nine before.</param>
/// <param name="Profile">What that makes of the payer: <c>good</c>, <c>negligent</c> or <c>expert_late_payer</c>; null where too few invoices say it.</param>
/// <param name="IsDrifting">The recent months are worse than the former ones by the threshold.</param>
/// <param name="Formula">How it was counted.</param>
/// <param name="Incidents">Payments that came back in the twelve months for a reason that is the payer's, and bills of exchange that did.</param>
public sealed record PaymentBehaviour(DateOnly On, Lateness Year, Lateness Recent, Lateness Former, string? Profile, bool IsDrifting, string Formula, int Incidents = 0);

/// <summary>Invoices settled in a period and how late they were.</summary>
/// <param name="From">First day.</param>
/// <param name="Until">Last day.</param>
/// <param name="Invoices">How many.</param>
/// <param name="Late">How many of them late.</param>
/// <param name="AverageDaysLate">To a tenth.</param>
/// <param name="WeightedDaysLate">To a tenth, each invoice weighing its amount.</param>
/// <param name="Longest">Days late of the latest one.</param>
public sealed record Lateness(DateOnly From, DateOnly Until, int Invoices, int Late, decimal AverageDaysLate, decimal WeightedDaysLate, int Longest);

/// <summary>A customer who pays later than before.</summary>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Since">When it was noticed.</param>
/// <param name="FormerDaysLate">Average over nine months before.</param>
/// <param name="RecentDaysLate">Average over three months, when it was noticed.</param>
public sealed record PaymentDrift(string Customer, DateOnly Since, decimal FormerDaysLate, decimal RecentDaysLate);
