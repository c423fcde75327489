namespace Recouvrement.Client.Agency;

/// <summary>The agency takes the claims on.</summary>
/// <param name="Reference">The agency's own reference of the whole: 1 to 100 letters, digits and <c>. _ : / -</c>, beginning with a letter or digit.</param>
public sealed record Acknowledgement(string Reference);

/// <summary>An act of the agency.</summary>
/// <param name="Reference">The agency's own, once per placement; characters as in <see cref="Acknowledgement"/>.</param>
/// <param name="Kind"><c>letter</c>, <c>call</c>, <c>email</c> or <c>visit</c>; <c>court_action</c> or <c>enforcement</c> with a green light only.</param>
/// <param name="On">Day of the act, from the day of the placement to today.</param>
/// <param name="Note">Free words, at most 1000 characters; kept where they can be erased.</param>
public sealed record AgencyAction(string Reference, string Kind, DateOnly On, string? Note = null);

/// <summary>Money the debtor paid to the agency.</summary>
/// <param name="Reference">The agency's own, once per placement; characters as in <see cref="Acknowledgement"/>.</param>
/// <param name="ClaimId">The claim it is for.</param>
/// <param name="AmountCents">More than nothing.</param>
/// <param name="Currency">That of the placement.</param>
/// <param name="On">Day the debtor paid, from the day of the placement to today.</param>
public sealed record Collection(string Reference, Guid ClaimId, long AmountCents, string Currency, DateOnly On);

/// <summary>The collection is on record.</summary>
/// <param name="Reference">The agency's own.</param>
/// <param name="ExcessCents">What goes beyond what was known to be owed on the claim: the creditor will ask about it.</param>
public sealed record RecordedCollection(string Reference, long ExcessCents);
