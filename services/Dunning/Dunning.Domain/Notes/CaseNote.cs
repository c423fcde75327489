using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Dunning.Domain.Notes;

/// <summary>What a note is about. Its text is personal data and kept where it can be erased.</summary>
public enum NoteKind
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>About the debtor and how it pays.</summary>
    Debtor,

    /// <summary>About what was said.</summary>
    Conversation,

    /// <summary>From sales.</summary>
    Sales,

    /// <summary>For those who work on the case.</summary>
    Internal,

    /// <summary>The report of a visit.</summary>
    VisitReport,
}

/// <summary>Notes on a case: the event says that there is one, of which kind and by whom.</summary>
static class NoteTaking
{
    internal static Decision<DunningEvent> Writes(this DunningCase dunning, DunningCommand.WriteNote note) =>
        dunning.Notes.Contains(note.Note) ? Nothing
        : note.Kind == NoteKind.Unknown   ? Refuse("kind_missing", "A note is of some kind.")
        : dunning.Account is null         ? Refuse("no_such_case", "There is no such case.")
        : new DunningEvent.NoteWritten(note.Note, note.Kind, note.By, note.On);

    internal static Decision<DunningEvent> Erases(this DunningCase dunning, DunningCommand.EraseNote erase) =>
        !dunning.Notes.Contains(erase.Note)      ? Refuse("no_such_note", "There is no such note.")
        : dunning.ErasedNotes.Contains(erase.Note) ? Nothing
        : new DunningEvent.NoteErased(erase.Note, erase.By, erase.On);
}
