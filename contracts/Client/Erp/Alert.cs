namespace Recouvrement.Client.Erp;

/// <summary>What somebody of the company should look at.</summary>
/// <param name="Kind">For example <c>payment_term_exceeds_legal_cap</c>.</param>
/// <param name="Customer">The ERP's customer number, where it is about one.</param>
/// <param name="Invoice">The invoice's number, where it is about one.</param>
/// <param name="Year">The invoice's year.</param>
/// <param name="Since">The day it dates from.</param>
/// <param name="Details">By name; dates as yyyy-MM-dd.</param>
public sealed record Alert(string Kind, string? Customer, string? Invoice, int? Year, DateOnly Since, IReadOnlyDictionary<string, string> Details);
