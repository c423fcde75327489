using System.Security.Cryptography;

namespace Recouvrement.Walk.Processes;

/// <summary>The generated keys of a run, one per role.</summary>
public sealed class Keys
{
    /// <summary>The agency that the run places claims with.</summary>
    public const string AgencyName = "alpha";

    /// <summary>Who holds which role.</summary>
    public static IReadOnlyList<(string Name, string Role)> Owners { get; } =
        [("erp", "erp"), ("collector", "collector"), ("manager", "manager"), ("ops", "ops"), ("agency-" + AgencyName, "agency")];

    readonly Dictionary<string, string> keys = Owners.ToDictionary(o => o.Role, o => $"{o.Role}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12))}");

    /// <summary>What Invoicing seals the names of persons with.</summary>
    public string PersonalData { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>What the secrets of the agencies' webhooks are derived from.</summary>
    public string Webhooks { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>The key of a role.</summary>
    public string this[string role] => keys[role];

    /// <summary>As configuration of a service.</summary>
    public IEnumerable<KeyValuePair<string, string>> Configuration() => Owners.SelectMany((owner, i) => new KeyValuePair<string, string>[]
    {
        new($"ApiKeys__{i}__Name", owner.Name), new($"ApiKeys__{i}__Role", owner.Role), new($"ApiKeys__{i}__Key", keys[owner.Role]),
        new($"ApiKeys__{i}__Agency", owner.Role == "agency" ? AgencyName : ""),
    });
}
