namespace Recouvrement.Client.Erp;

/// <summary>What agencies hold of an entity's money, and the transfers they told of.</summary>
/// <param name="Balances">One for each currency.</param>
/// <param name="Transfers">Latest first, at most 1000.</param>
public sealed record AgencyAccount(IReadOnlyList<AgencyBalance> Balances, IReadOnlyList<AgencyTransfer> Transfers);

/// <summary>The agencies' account of an entity (467) in one currency: what they collected, less the transfers that the bank has shown.</summary>
/// <param name="Collected">Reported by agencies and not undone.</param>
/// <param name="Cleared">Shown by the bank.</param>
/// <param name="Open">Still with the agencies: to be remitted, under way, or a fee kept back by agreement.</param>
public sealed record AgencyBalance(Amount Collected, Amount Cleared, Amount Open);

/// <summary>A transfer of an agency.</summary>
/// <param name="Agency">Name in the register of agencies.</param>
/// <param name="Reference">The agency's own.</param>
/// <param name="Amount">Of the transfer.</param>
/// <param name="RemittedOn">Its day, as the agency says.</param>
/// <param name="ClearedOn">Day the bank booked it; null while no bank has shown it.</param>
/// <param name="Movement">Key of the bank's movement.</param>
public sealed record AgencyTransfer(string Agency, string Reference, Amount Amount, DateOnly RemittedOn, DateOnly? ClearedOn, string? Movement);
