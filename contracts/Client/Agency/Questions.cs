namespace Recouvrement.Client.Agency;

/// <summary>What the agency needs.</summary>
/// <param name="Reference">The agency's own; once per placement. The answer bears it.</param>
/// <param name="Kind"><c>document</c>, <c>address</c>, <c>contact</c> or <c>explanation</c>.</param>
/// <param name="Question">1 to 1000 characters; kept where they can be erased.</param>
/// <param name="ClaimId">The claim it is about; without one, all of them.</param>
public sealed record QuestionGiven(string Reference, string Kind, string Question, Guid? ClaimId = null);

/// <summary>A question of the agency.</summary>
/// <param name="Reference">The agency's own.</param>
/// <param name="Kind"><c>document</c>, <c>address</c>, <c>contact</c> or <c>explanation</c>.</param>
/// <param name="ClaimId">The claim it is about; null for all.</param>
/// <param name="Question">Its words; null when they were erased.</param>
/// <param name="AskedOn">When.</param>
/// <param name="AnsweredOn">Null while it is open.</param>
/// <param name="Answer">Words of the creditor; null while it is open, or when they were erased.</param>
public sealed record QuestionLine(string Reference, string Kind, Guid? ClaimId, string? Question, DateOnly AskedOn, DateOnly? AnsweredOn, string? Answer);

/// <summary>The agency asks the creditor to agree to an act.</summary>
/// <param name="Reference">The agency's own; once per placement. The answer bears it.</param>
/// <param name="Act"><c>court_action</c>, <c>visit</c>, <c>enforcement</c> or <c>settlement</c>.</param>
/// <param name="Note">Free words, at most 1000 characters; kept where they can be erased.</param>
public sealed record GreenLightWanted(string Reference, string Act, string? Note = null);

/// <summary>A green light that was asked for.</summary>
/// <param name="Reference">The agency's own.</param>
/// <param name="Act"><c>court_action</c>, <c>visit</c>, <c>enforcement</c> or <c>settlement</c>.</param>
/// <param name="Note">Words of the agency; null when there are none or they were erased.</param>
/// <param name="AskedOn">When.</param>
/// <param name="Given">Null while it is open.</param>
/// <param name="Reason">Why it was refused.</param>
/// <param name="AnsweredOn">Null while it is open.</param>
/// <param name="Answer">Words of the creditor; null when there are none or they were erased.</param>
public sealed record GreenLightLine(string Reference, string Act, string? Note, DateOnly AskedOn, bool? Given, string? Reason, DateOnly? AnsweredOn, string? Answer);
