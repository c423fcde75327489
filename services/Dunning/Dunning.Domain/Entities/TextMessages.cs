namespace Recouvrement.Dunning.Domain.Entities;

/// <summary>What becomes of the text messages of an entity's policies.</summary>
public enum TextMessages
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>Each is a task of a person, who hands it to a provider.</summary>
    Task,

    /// <summary>They go out by themselves while the entity is live, where there is a text for the step and a mobile number; any other is a task.</summary>
    Sent,
}
