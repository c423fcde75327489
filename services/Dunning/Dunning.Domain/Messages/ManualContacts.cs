using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.FollowUps;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Stops;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Dunning.Domain.Messages;

/// <summary>A contact that no policy asked for: a person spoke with the debtor, or the debtor called.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Episode">Of the case.</param>
/// <param name="Channel">How.</param>
/// <param name="Invoices">What it was about.</param>
/// <param name="Reached">The debtor was really reached: only then does it count against pace and budget.</param>
/// <param name="On">When.</param>
public sealed record ManualContact(Guid Id, int Episode, Channel Channel, ImmutableArray<Guid> Invoices, bool Reached, DateOnly On);

/// <summary>Contacts that no policy asked for. They count against pace and budget, and no threat rests on them nor comes earlier by them, but for a refusal that was heard in one.</summary>
static class ManualContacts
{
    internal static Decision<DunningEvent> NotesContact(this DunningCase dunning, DunningCommand.NoteContact note)
    {
        if (dunning.Contacts.ContainsKey(note.Contact)) return Nothing;
        if (dunning.Account is null) return Refuse("no_such_case", "There is no such case.");
        var (invoices, unfit) = dunning.Named(note.Invoices, invoice => invoice.IsClaimable(note.On));
        if (unfit is not null) return unfit;
        var course = new Course(dunning);
        ImmutableArray<Guid> about = [.. invoices.Select(invoice => invoice.Id)];
        course.Add(new DunningEvent.ContactNoted(note.Contact, dunning.EpisodeOfToday, note.Channel, note.Outcome, about, note.By, note.On));
        return course.FollowUp(new(note.Contact, note.Outcome, note.Day, about, note.Now, note.By, note.On)) is { } refusal ? refusal : course.Facts;
    }
}
