namespace Recouvrement.Client;

/// <summary>Money as the services send it.</summary>
/// <param name="Cents">Integer cents: 12.34 is 1234.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record Amount(long Cents, string Currency)
{
    /// <summary>In units of the currency.</summary>
    public decimal InUnits() => Cents / 100m;
}
