using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.HandOvers;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Kernel.Calendars;

namespace Recouvrement.Dunning.Domain.Escalation;

/// <summary>One contact really made about an invoice.</summary>
/// <param name="Rank">Of the invoice's own step in the policy.</param>
/// <param name="Channel">How.</param>
/// <param name="On">When.</param>
/// <param name="Reached">Neither a call that nobody answered nor an e-mail that only may have arrived.</param>
/// <param name="IsManual">No policy asked for it: it spends budget and pace, and no threat rests on it nor comes earlier by it, but for a refusal that was heard in it.</param>
readonly record struct Contact(int Rank, Channel Channel, DateOnly On, bool Reached, bool IsManual = false);

/// <summary>
/// The contacts really made with a debtor, as they count in a mode: what went to the creditor's own mailbox was never heard by the debtor,
/// and what was decided in shadow by nobody. An e-mail that may have arrived is a contact, but no threat rests on it. What was claimed of an invoice before it was due, as its due date is known now, was a mistake.
/// </summary>
sealed class Contacts
{
    readonly ILookup<Guid, Contact> byInvoice;

    internal Contacts(DunningCase dunning, SendingMode mode, DunningPolicy policy, DateOnly on)
    {
        var made = dunning.Outgoing.Values.Where(act => act.MadeOn is not null && act.Mode >= mode).ToArray();
        var earlier = dunning.Invoices.Values.Select(invoice => (invoice.Id, Contact: dunning.Earlier(invoice, policy))).Where(e => e.Contact is not null).Select(e => (Invoice: e.Id, Contact: e.Contact!.Value)).ToArray();
        // A person speaks with the debtor itself, whatever the mode.
        var manual = dunning.Contacts.Values.Where(contact => contact.Reached).ToArray();
        byInvoice = made
            .Where(act => dunning.EpisodeIsOpen && act.Episode == dunning.Episode && !dunning.IsVoid(act))
            .SelectMany(act => act.Covered
                .Select(covered => (covered.Invoice, Rank: policy.RankOf(covered)))
                .Where(covered => (covered.Rank >= 0 && policy.Steps[covered.Rank].IsPrevention) || act.StillHolds(dunning.Invoices[covered.Invoice], on))
                .Select(covered => (covered.Invoice, Contact: new Contact(covered.Rank, act.Channel, act.MadeOn!.Value, act.Reached && !act.MayHaveArrived && act.Channel.IsContact()))))
            .Concat(earlier)
            .Concat(manual.Where(contact => contact.Episode == dunning.EpisodeOfToday).SelectMany(contact => contact.Invoices.Select(invoice => (Invoice: invoice, Contact: new Contact(-1, contact.Channel, contact.On, Reached: true, IsManual: true)))))
            .ToLookup(c => c.Invoice, c => c.Contact);
        From = Latest(made.Where(act => act.Channel.IsContact()).Select(act => act.MadeOn!.Value).Concat(earlier.Select(e => e.Contact.On)).Concat(manual.Select(contact => contact.On)).Select(day => WorkingDays.AddWorkingDays(day, policy.Values.WorkingDaysBetweenContacts)).Concat(Uncertain(dunning)));
    }

    /// <summary>The first day on which the debtor may be contacted again, allowed or not by the calendar.</summary>
    internal DateOnly From { get; }

    /// <summary>About one invoice in this episode, from the first to the last.</summary>
    internal IReadOnlyList<Contact> About(Guid invoice) => [.. byInvoice[invoice].OrderBy(c => c.On).ThenBy(c => c.Rank)];

    // What was asked of Correspondence and called back, or failed, may still have left that day: the day is spent.
    static IEnumerable<DateOnly> Uncertain(DunningCase dunning) =>
        dunning.Outgoing.Values.Where(act => act.EndedOn is not null && act.SentOn is null).Select(act => act.EndedOn!.Value.AddDays(1));

    static DateOnly Latest(IEnumerable<DateOnly> days) => days.DefaultIfEmpty(DateOnly.MinValue).Max();
}
