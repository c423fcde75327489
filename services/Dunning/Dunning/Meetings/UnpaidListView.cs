using Recouvrement.Dunning.Domain.Meetings;
using Recouvrement.Dunning.Notices;
using Recouvrement.Dunning.Team;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Meetings;

/// <summary>A contact with the debtor.</summary>
/// <param name="On">The day it really went out or was made.</param>
/// <param name="Channel">How.</param>
/// <param name="Step">Step of the policy.</param>
public sealed record ContactOnCard(DateOnly On, string Channel, string Step);

/// <summary>The customer in short, as it stood when its line was drawn.</summary>
/// <param name="OpenCents">Owed in all.</param>
/// <param name="OverdueCents">Overdue, certain, uncontested and in the house.</param>
/// <param name="OpenInvoices">How many are not settled.</param>
/// <param name="OldestDueOn">Due date of the oldest of them.</param>
/// <param name="BrokenPromises">Promises to pay that it broke.</param>
/// <param name="LastContacts">The last three, the latest first.</param>
public sealed record CardOfCustomer(long OpenCents, long OverdueCents, int OpenInvoices, DateOnly OldestDueOn, int BrokenPromises, IReadOnlyList<ContactOnCard> LastContacts);

/// <summary>What the meeting said of a line.</summary>
/// <param name="Why">Why it is unpaid.</param>
/// <param name="What">Which action is taken.</param>
/// <param name="Who">The member who takes it.</param>
/// <param name="WhoName">Its display name; null once it is erased.</param>
/// <param name="ByWhen">Last day on which it is in time.</param>
/// <param name="Task">The task that came of it.</param>
/// <param name="TaskState"><c>open</c>, <c>done</c> or <c>cancelled</c>, as it is now.</param>
/// <param name="Note">What was written with it.</param>
public sealed record AnswerOnLine(string Why, string What, Guid Who, string? WhoName, DateOnly ByWhen, Guid Task, string? TaskState, string? Note);

/// <summary>A line of the list. All but the answer and whether it is still on the list is frozen.</summary>
/// <param name="Number">Its number on this list.</param>
/// <param name="Case">The case.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Invoice">The invoice; null where a line is a debtor.</param>
/// <param name="InvoiceNumber">The ERP's own.</param>
/// <param name="OwedCents">Owed and overdue, in cents of euros.</param>
/// <param name="DueOn">Due date, of a debtor the oldest one.</param>
/// <param name="DaysLate">Days after it.</param>
/// <param name="InterestCents">Late interest accrued and not paid; null where it is not computed.</param>
/// <param name="CompensationCents">Flat compensation, not paid; null where it is not computed.</param>
/// <param name="TenthsOfDays">Cash that is missing, in tenths of a day of turnover; null where the entity did not say its turnover.</param>
/// <param name="TurnoverNeededCents">Turnover whose margin makes up for the amount; null where the entity did not say its margin.</param>
/// <param name="Card">The customer in short.</param>
/// <param name="EnteredOn">Since when it is on the list.</param>
/// <param name="Replaces">Number of the line in whose place it came.</param>
/// <param name="LeftOn">Since when it is off the list: it is paid, or it left the house.</param>
/// <param name="Answer">What the meeting said.</param>
public sealed record LineOfList(
    int Number, Guid Case, string CustomerNumber, Guid? Invoice, string? InvoiceNumber, long OwedCents, DateOnly DueOn, int DaysLate, long? InterestCents, long? CompensationCents, int? TenthsOfDays,
    long? TurnoverNeededCents, CardOfCustomer Card, DateOnly EnteredOn, int? Replaces, DateOnly? LeftOn, AnswerOnLine? Answer);

/// <summary>Somebody at a meeting.</summary>
/// <param name="Member">Its id.</param>
/// <param name="Name">Display name; null once it is erased.</param>
/// <param name="Department">Where it works.</param>
public sealed record Participant(Guid Member, string? Name, string? Department);

/// <summary>The list of one meeting, and, once it was held, its minutes.</summary>
/// <param name="List">Its id.</param>
/// <param name="Meeting">The series.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="AsOf">The day as of which it was frozen.</param>
/// <param name="HeldOn">Day of the meeting.</param>
/// <param name="StartsAt">By the clock of Paris.</param>
/// <param name="State"><c>ahead</c>, <c>held</c> or <c>cancelled</c>.</param>
/// <param name="By"><c>invoice</c> or <c>debtor</c>.</param>
/// <param name="Criterion"><c>amount</c>, <c>age</c> or <c>broken_promises</c>.</param>
/// <param name="Invited">Participants.</param>
/// <param name="Present">Who was there.</param>
/// <param name="Lines">All lines that ever stood on it, by number.</param>
/// <param name="OwedCents">Sum of the lines that are on it now.</param>
/// <param name="Told">Mails to colleagues about it that were asked for, and those that were withheld with the reason.</param>
public sealed record UnpaidListView(
    Guid List, Guid Meeting, string Creditor, DateOnly AsOf, DateOnly HeldOn, TimeOnly StartsAt, string State, string By, string Criterion,
    IReadOnlyList<Participant> Invited, IReadOnlyList<Participant> Present, IReadOnlyList<LineOfList> Lines, long OwedCents, IReadOnlyList<NoticeItem> Told);

/// <summary>Puts a list together: what is frozen from its stream, names and what was written from where they can be erased.</summary>
static class UnpaidListReading
{
    public static async Task<UnpaidListView> Read(Session session, Guid id, UnpaidList list, CancellationToken stop)
    {
        var drawn = list.Drawn!;
        var roster = await MemberTable.Roster(session, stop);
        var names = await MemberTable.Names(session, [.. drawn.Terms.Participants, .. list.Present, .. list.Lines.Values.Select(l => l.Answer?.Who).OfType<Guid>()], stop);
        var tasks = (await session.Read(
            "select task, state, note from tasks left join task_notes using (task) where task = any($1)", r => (Task: r.GetGuid(0), State: r.GetString(1), Note: r.Text(2)), stop,
            list.Lines.Values.Select(l => l.Task).OfType<Guid>().ToArray())).ToDictionary(t => t.Task);
        return new(
            id, drawn.Meeting, drawn.Creditor, drawn.AsOf, list.HeldOn, list.StartsAt, Spelling.Of(list.State), Spelling.Of(drawn.Terms.By), Spelling.Of(drawn.Terms.Criterion),
            [.. drawn.Terms.Participants.Select(Person)], [.. list.Present.Select(Person)], [.. list.Lines.Values.Select(Line)], list.Current.Sum(l => l.Line.Owed.Cents), [.. (await NoticeTable.About(session, [id], stop))[id]]);

        Participant Person(Guid member) => new(member, Name(member), roster.Find(member) is { } known ? Spelling.Of(known.Department) : null);

        string? Name(Guid member) => names.TryGetValue(member, out var name) ? name.Name : null;

        LineOfList Line(ListedLine l) => new(
            l.Line.Number, l.Line.Case, l.Line.CustomerNumber, l.Line.Invoice, l.Line.InvoiceNumber, l.Line.Owed.Cents, l.Line.DueOn, l.Line.DaysLate,
            l.Line.Cost.Interest?.Cents, l.Line.Cost.Compensation?.Cents, l.Line.Cost.TenthsOfDays, l.Line.Cost.TurnoverNeeded?.Cents,
            new(l.Line.Card.Open.Cents, l.Line.Card.Overdue.Cents, l.Line.Card.OpenInvoices, l.Line.Card.OldestDueOn, l.Line.Card.BrokenPromises, [.. l.Line.Card.LastContacts.Select(c => new ContactOnCard(c.On, c.Channel, c.Step))]),
            l.EnteredOn, l.Replaces, l.LeftOn, l is { Answer: { } answer, Task: { } task } ? Said(answer, task) : null);

        AnswerOnLine Said(LineAnswer answer, Guid task)
        {
            var now = tasks.GetValueOrDefault(task);
            return new(Spelling.Of(answer.Why), Spelling.Of(answer.What), answer.Who, Name(answer.Who), answer.ByWhen, task, now.State, now.Note);
        }
    }
}
