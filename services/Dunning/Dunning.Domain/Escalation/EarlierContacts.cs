using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Policies;

namespace Recouvrement.Dunning.Domain.Escalation;

/// <summary>
/// Where the ERP's own reminders put an invoice. Level n stands for the n-th reminder of the policy, but never for the last one before a
/// threat: that one is always our own, so that no threat is a first contact, however high the level and however old the invoice. A reminder
/// that was sent before the due date, or too long before it was heard of, says nothing: the invoice starts with the first contact.
/// </summary>
static class EarlierContacts
{
    internal static Contact? Earlier(this DunningCase dunning, CaseInvoice invoice, DunningPolicy policy) => invoice switch
    {
        { Earlier: null } or { Terms: null } => null,
        { Earlier: { } earlier } when earlier.Episode != (dunning.EpisodeIsOpen ? dunning.Episode : dunning.Episode + 1) => null,
        { Earlier: { } earlier } when earlier.LastOn <= invoice.DueOn || earlier.HeardOn.DayNumber - earlier.LastOn.DayNumber > policy.Values.EarlierRemindersDays => null,
        { Earlier: { } earlier } => RankOf(earlier.Level, policy) is { } rank ? new Contact(rank, earlier.Channel, earlier.LastOn, Reached: true) : null,
    };

    static int? RankOf(int level, DunningPolicy policy)
    {
        int[] reminders = [.. Enumerable.Range(0, policy.Steps.Length).Where(rank => policy.Steps[rank] is { IsThreat: false, IsPrevention: false } step && !step.Channel.IsTask())];
        return level < 1 || reminders.Length < 2 ? null : reminders[Math.Min(level, reminders.Length - 1) - 1];
    }
}
