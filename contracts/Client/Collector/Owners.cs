namespace Recouvrement.Client.Collector;

/// <summary>A rule that gives cases to a member; what it leaves open fits every case.</summary>
/// <param name="Member">Who owns the cases that fit.</param>
/// <param name="Segment">Of this segment only.</param>
/// <param name="Kind">Of customers of this kind only.</param>
/// <param name="OverdueFromCents">From so much overdue on, in cents of euros.</param>
/// <param name="SalesPerson">Of this sales person only, by the ERP's code.</param>
/// <param name="NumberPrefix">Of customer numbers that begin so only.</param>
public sealed record OwnerRuleItem(Guid Member, string? Segment = null, string? Kind = null, long? OverdueFromCents = null, string? SalesPerson = null, string? NumberPrefix = null);

/// <summary>Who owns the cases of an entity.</summary>
/// <param name="Rules">In order: the first that fits holds. At most 200.</param>
public sealed record OwnerRulesOfCreditor(IReadOnlyList<OwnerRuleItem> Rules);

/// <summary>Who owns a case, by hand.</summary>
/// <param name="Member">The member; null lets the rules say it again.</param>
public sealed record OwnerAsked(Guid? Member = null);

/// <summary>Cases that get another owner by hand.</summary>
/// <param name="To">The new owner.</param>
/// <param name="Cases">These cases, at most 1000; null where <paramref name="From"/> says which.</param>
/// <param name="From">All cases of this owner, whether by rule or by hand.</param>
/// <param name="Creditor">SIREN; with <paramref name="From"/>, only those of this entity.</param>
public sealed record Reassignment(Guid To, IReadOnlyList<Guid>? Cases = null, Guid? From = null, string? Creditor = null);

/// <summary>How many cases got another owner.</summary>
public sealed record Reassigned(int Cases);
