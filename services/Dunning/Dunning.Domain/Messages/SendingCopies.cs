using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.FollowUps;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Dunning.Domain.Messages;

/// <summary>
/// Sends the copies a debtor asks for by itself, as far as they are at hand. It is a service: no step, no grace, no budget. What stops the case stops it too:
/// the stop switch, shadow mode, a debtor that no policy follows (consumers, until a person puts theirs in force), and invoices that are frozen, contested, held or gone are not spoken of.
/// Else a person does it.
/// </summary>
public static class SendingCopies
{
    /// <summary>Name of the step and of its text.</summary>
    public const string Step = "invoice_copy";

    /// <summary>Asks for the mail; false where a person must do it.</summary>
    internal static bool SendCopies(this Course course, Said said)
    {
        if (said is not { Now: { } now, Copies: { } kept } || said.Invoices.IsEmpty || !said.Invoices.All(kept.Contains)) return false;
        var dunning = course.Now;
        if (!course.MayServe(now, said.On) || !dunning.Reach.Contacts.Any(contact => contact.Email) || said.Invoices.Any(id => !dunning.Invoices[id].IsFree(said.On))) return false;

        var key = KeyOf(said.Contact);
        if (dunning.ServiceMessages.ContainsKey(key)) return true;
        var act = dunning.Outgoing.GetValueOrDefault(said.Contact);
        course.Add(new DunningEvent.InvoiceCopiesRequested(
            dunning.Account!, key, said.Contact, dunning.EpisodeOfToday, act is { Addressee: not ContactRole.None } ? act.Addressee : ContactRole.AccountsPayable, dunning.Language, now.Entity.Mode,
            Serving.Listing(said.Invoices.Select(id => dunning.Invoices[id]).Select(invoice => (invoice, invoice.ClaimedOn(said.On))), said.On, now.Law.Version), said.On));
        return true;
    }

    /// <summary>The key of the mail that answers a message's answer.</summary>
    internal static Guid KeyOf(Guid answered) => NameBasedId.Of($"{Step}|{answered}");
}
