using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Domain.Meetings;

/// <summary>A contact with the debtor, as the card shows it.</summary>
/// <param name="On">The day it really went out or was made.</param>
/// <param name="Channel">How.</param>
/// <param name="Step">Step of the policy.</param>
public sealed record CardContact(DateOnly On, string Channel, string Step);

/// <summary>The customer in short, as it stood when its line was drawn (fiche client).</summary>
/// <param name="Open">Owed in all.</param>
/// <param name="Overdue">Overdue, certain, uncontested and in the house.</param>
/// <param name="OpenInvoices">How many are not settled.</param>
/// <param name="OldestDueOn">Due date of the oldest of them.</param>
/// <param name="BrokenPromises">Promises to pay that it broke.</param>
/// <param name="LastContacts">The last three, the latest first.</param>
public sealed record CustomerCard(Money Open, Money Overdue, int OpenInvoices, DateOnly OldestDueOn, int BrokenPromises, ImmutableArray<CardContact> LastContacts)
{
    /// <summary>So many contacts are shown.</summary>
    public const int Contacts = 3;

    /// <inheritdoc/>
    public bool Equals(CustomerCard? other) =>
        other is not null && (Open, Overdue, OpenInvoices, OldestDueOn, BrokenPromises) == (other.Open, other.Overdue, other.OpenInvoices, other.OldestDueOn, other.BrokenPromises) && LastContacts.SequenceEqual(other.LastContacts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Open, Overdue, OpenInvoices, OldestDueOn, BrokenPromises);
}

/// <summary>A line of the list, frozen: the same whenever it is read.</summary>
/// <param name="Number">Its number on this list, from 1; never given twice.</param>
/// <param name="Case">The case.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Invoice">The invoice; null where a line is a debtor.</param>
/// <param name="InvoiceNumber">The ERP's own.</param>
/// <param name="Owed">What is owed and overdue of it.</param>
/// <param name="DueOn">Due date, of a debtor the oldest one.</param>
/// <param name="DaysLate">Days after it on the day the line was drawn.</param>
/// <param name="Card">The customer in short.</param>
/// <param name="Cost">What the delay costs.</param>
public sealed record MeetingLine(
    int Number, Guid Case, string CustomerNumber, Guid? Invoice, string? InvoiceNumber, Money Owed, DateOnly DueOn, int DaysLate, CustomerCard Card, DelayCost Cost)
{
    /// <summary>What the line is about.</summary>
    internal (Guid Case, Guid? Invoice) Subject => (Case, Invoice);
}

/// <summary>What the meeting says of a line.</summary>
/// <param name="Why">Why it is unpaid.</param>
/// <param name="What">Which action is taken.</param>
/// <param name="Who">The member who takes it.</param>
/// <param name="ByWhen">Last day on which it is in time.</param>
public sealed record LineAnswer(UnpaidCause Why, Tasks.TaskKind What, Guid Who, DateOnly ByWhen);
