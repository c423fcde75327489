namespace Recouvrement.Correspondence.Domain.Messages;

// What the provider of text messages tells after one has left.
public abstract partial record MessageEvent
{
    /// <summary>The network has handed the text message over (accusé de réception).</summary>
    /// <param name="About">What it is about.</param>
    /// <param name="On">Business date.</param>
    public sealed record TextDelivered(About About, DateOnly On) : MessageEvent;

    /// <summary>No network will hand it over: the number takes none. Without the number.</summary>
    /// <param name="About">What it is about.</param>
    /// <param name="On">Business date.</param>
    public sealed record TextUndeliverable(About About, DateOnly On) : MessageEvent;

    /// <summary>Its recipient answered STOP, or told the provider: no more of them (opposition, CPCE L34-5).</summary>
    /// <param name="About">What it is about.</param>
    /// <param name="On">Business date.</param>
    public sealed record TextsDeclined(About About, DateOnly On) : MessageEvent;
}
