namespace Recouvrement.Invoicing.Figures;

/// <summary>The events that a figure was made of: from the first to the last one counted, by their sequence in the log of this service.</summary>
/// <param name="FromSequence">Null where none counts.</param>
/// <param name="ToSequence">Null where none counts.</param>
/// <param name="AsOf">The last day on which an event could count.</param>
public sealed record EventRange(long? FromSequence, long? ToSequence, DateOnly AsOf);
