namespace Recouvrement.Platform.Tests;

public abstract record ProbeEvent
{
    ProbeEvent() { }

    /// <summary>Published.</summary>
    public sealed record Counted(int Number) : ProbeEvent;

    /// <summary>Stays inside.</summary>
    public sealed record Whispered(string Text) : ProbeEvent;
}
