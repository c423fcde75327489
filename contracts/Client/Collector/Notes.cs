namespace Recouvrement.Client.Collector;

/// <summary>A note that is to be kept.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">What it says; can be erased.</param>
/// <param name="Id">Its key, by which a repeat is recognised; without it, each is a new one.</param>
public sealed record NoteToKeep(string Kind, string Text, Guid? Id = null);

/// <summary>A note on a case.</summary>
/// <param name="Note">Its key.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">What it says.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="On">Business date.</param>
public sealed record CaseNote(Guid Note, string Kind, string Text, string By, DateOnly On);

/// <summary>The key of a note.</summary>
/// <param name="Note">By which it is erased.</param>
public sealed record NoteKept(Guid Note);
