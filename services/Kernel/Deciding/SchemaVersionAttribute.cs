namespace Recouvrement.Kernel.Deciding;

/// <summary>The version of an event's stored shape; 1 where the attribute is absent. A new version needs an upcaster from the one before.</summary>
/// <param name="version">From 1.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SchemaVersionAttribute(int version) : Attribute
{
    /// <summary>The version of the shape.</summary>
    public int Version { get; } = version;
}
