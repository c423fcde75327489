using System.Text.Json.Serialization;
using MassTransit;

namespace Recouvrement.Contracts.Dunning;

/// <summary>A message is to go out once, for one decision. Holds the frozen statement it cites; personal data only where a mailbox is named.</summary>
/// <param name="Decision">Key of the outgoing act: case, episode, step and date.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
/// <param name="Episode">Episode of the case, from 1.</param>
/// <param name="Step">Step of the policy, snake_case.</param>
/// <param name="Channel"><c>email</c>, <c>letter</c>, <c>registered_letter</c>, <c>electronic_registered_letter</c> or <c>sms</c>.</param>
/// <param name="Template">Name of the text.</param>
/// <param name="AddresseeRole">Contact role it is meant for; the sender falls back to another.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="RedirectTo">Mailbox that receives it instead of the debtor while the entity is in redirect mode.</param>
/// <param name="Statement">What is owed as of the day.</param>
/// <param name="Deadline">Printed date by which to pay (formal notice).</param>
/// <param name="SanctionOn">Printed date of the announced sanction.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
/// <param name="AnswerUrl">Signed link by which the debtor answers this message; null where none is set up.</param>
/// <param name="Tone">How the step speaks: <c>courteous</c>, <c>firm</c> or <c>severe</c>; null where nobody said.</param>
/// <param name="Offer">What is offered with it, for information: <c>sepa_mandate</c> or <c>three_instalments</c>; null where nothing is.</param>
/// <param name="SignedBy">Who signs: <c>sales_director</c>; null: the signatory of the entity.</param>
/// <param name="CopyTo">Mailbox of who sells to the debtor and gets a copy of the e-mail: personal data, kept where it can be erased and no longer than the sending takes; null where nobody does.</param>
/// <param name="Plan">The instalments that the message confirms; null for every other message.</param>
/// <param name="HandOver">The hand-over that the message tells of; null for every other message.</param>
[EntityName("dunning.message-requested.v1")]
[MessageUrn("dunning.message-requested.v1")]
public sealed record MessageRequestedV1(
    Guid Decision,
    Guid Case,
    string Creditor,
    Guid Debtor,
    string CustomerNumber,
    int Episode,
    string Step,
    string Channel,
    string Template,
    string AddresseeRole,
    string Language,
    string? RedirectTo,
    StatementV1 Statement,
    DateOnly? Deadline,
    DateOnly? SanctionOn,
    long Version,
    DateOnly On,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? AnswerUrl = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Tone = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Offer = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? SignedBy = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? CopyTo = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AgreedPlanV1? Plan = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ToldHandOverV1? HandOver = null);

/// <summary>An instalment plan (échéancier) as it was agreed.</summary>
/// <param name="AgreedOn">Day of the agreement.</param>
/// <param name="Instalments">In the order of their days; with what is given up, together what the statement says is owed.</param>
/// <param name="GivenUpCents">Principal that is given up once all instalments are kept (remise), in the currency of the statement; null where nothing is.</param>
public sealed record AgreedPlanV1(
    DateOnly AgreedOn, AgreedInstalmentV1[] Instalments, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? GivenUpCents = null);

/// <summary>One instalment.</summary>
/// <param name="DueOn">Last day to pay it.</param>
/// <param name="AmountCents">In the currency of the statement.</param>
public sealed record AgreedInstalmentV1(DateOnly DueOn, long AmountCents);

/// <summary>A hand-over to a collection agency as the debtor is told of it.</summary>
/// <param name="From">Day from which the agency has the claims.</param>
/// <param name="Agency">Name of the agency; null where it is not known: the text then names none.</param>
public sealed record ToldHandOverV1(DateOnly From, string? Agency);
