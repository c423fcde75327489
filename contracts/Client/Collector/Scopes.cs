namespace Recouvrement.Client.Collector;

/// <summary>What a user is to see and act on. All dimensions that say something must hold; with none, all cases.</summary>
/// <param name="Entities">SIREN of creditor entities; at most 200, as of the others.</param>
/// <param name="Regions">The ERP's own regions, in upper or lower case.</param>
/// <param name="SalesPeople">The ERP's codes of sales people, in upper or lower case.</param>
public sealed record ScopeAsked(IReadOnlyList<string>? Entities = null, IReadOnlyList<string>? Regions = null, IReadOnlyList<string>? SalesPeople = null);

/// <summary>The scope of a user.</summary>
/// <param name="User">Name of the key.</param>
/// <param name="Entities">SIREN of creditor entities; empty where they limit nothing.</param>
/// <param name="Regions">The ERP's own regions.</param>
/// <param name="SalesPeople">The ERP's codes of sales people.</param>
/// <param name="HasKey">A key of that name opens the service now.</param>
/// <param name="SetOn">Business date.</param>
/// <param name="SetBy">Who set it.</param>
public sealed record ScopeOfUser(string User, IReadOnlyList<string> Entities, IReadOnlyList<string> Regions, IReadOnlyList<string> SalesPeople, bool HasKey, DateOnly SetOn, string SetBy);
