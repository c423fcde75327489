using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Dunning.Domain.Notices;

/// <summary>An invoice that a notice is about, as it stood when it was asked for.</summary>
/// <param name="Number">The ERP's own number.</param>
/// <param name="Owed">Still owed.</param>
/// <param name="DueOn">Due date; null where it is not known.</param>
public sealed record NoticeInvoice(string Number, Money Owed, DateOnly? DueOn = null);

/// <summary>What the text of a notice needs; each kind its own. Without names, addresses and what was written: those are read where they can be erased.</summary>
/// <param name="Invoices">Invoices it is about.</param>
/// <param name="Case">The case; null where it is about none.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Total">Sum of what is owed.</param>
/// <param name="Lines">How many lines a list has, or how many invoices there are in all.</param>
/// <param name="Item">What is asked for or to be done, snake_case.</param>
/// <param name="Count">How often it was reminded.</param>
/// <param name="Deadline">Last day on which an answer, a deed or an objection is in time.</param>
/// <param name="Day">Day of the meeting, or the first day on which a threat may go out.</param>
/// <param name="Time">Hour of the meeting, by the clock of Paris.</param>
/// <param name="Step">Step of the policy that threatens.</param>
/// <param name="Colleague">The colleague it is about, where that is not the recipient.</param>
public sealed record NoticeFacts(
    ImmutableArray<NoticeInvoice> Invoices, Guid? Case = null, Guid? Debtor = null, string? CustomerNumber = null, Money? Total = null, int? Lines = null, string? Item = null, int? Count = null,
    DateOnly? Deadline = null, DateOnly? Day = null, TimeOnly? Time = null, string? Step = null, Guid? Colleague = null)
{
    /// <summary>Nothing yet.</summary>
    public static NoticeFacts None { get; } = new([]);

    /// <inheritdoc/>
    public bool Equals(NoticeFacts? other) =>
        other is not null && Invoices.SequenceEqual(other.Invoices)
        && (Case, Debtor, CustomerNumber, Total, Lines, Item, Count) == (other.Case, other.Debtor, other.CustomerNumber, other.Total, other.Lines, other.Item, other.Count)
        && (Deadline, Day, Time, Step, Colleague) == (other.Deadline, other.Day, other.Time, other.Step, other.Colleague);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Case, CustomerNumber, Item, Deadline, Day, Invoices.Length);
}

/// <summary>Somebody is to be told something.</summary>
/// <param name="Kind">What.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="Subject">What it is about: id of the request, the list, the task or the case.</param>
/// <param name="SubjectVersion">Version of that stream after the fact it comes from.</param>
/// <param name="Member">Who is meant; null where nobody of the team is.</param>
/// <param name="Recipient">Who is told: the member, or who answers for it that day.</param>
/// <param name="Facts">What the text needs.</param>
public sealed record NoticeOrder(NoticeKind Kind, string Creditor, Guid Subject, long SubjectVersion, Guid? Member, Guid? Recipient, NoticeFacts Facts)
{
    /// <summary>Names the notice for ever: the same fact tells the same person the same thing once.</summary>
    [JsonIgnore]
    public Guid Key => NameBasedId.Of($"notice|{Kind}|{Subject}|{SubjectVersion}|{Recipient}");
}
