using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Recouvrement.VerifyDossier;

const string Usage = "usage: verify-dossier ARCHIVE (--key PUBLIC.pem | --unsigned) [--tsa ROOTS.pem] [--heads HEADS.json]";
const int Accepted = 0, IsRefused = 1, CannotTry = 2;

var given = new Dictionary<string, string>();
for (var i = 0; i < args.Length; i++)
{
    var name = args[i].StartsWith("--", StringComparison.Ordinal) ? args[i] : "archive";
    var value = name is "archive" or "--unsigned" ? args[i] : i + 1 < args.Length ? args[++i] : null;
    if (name is not ("archive" or "--unsigned" or "--key" or "--tsa" or "--heads") || value is null || !given.TryAdd(name, value)) return Cannot(Usage);
}

if (!given.TryGetValue("archive", out var archive) || given.ContainsKey("--key") == given.ContainsKey("--unsigned")) return Cannot(Usage);

try
{
    var key = given.TryGetValue("--key", out var pem) ? Dossier.PublicKey(File.ReadAllText(pem)) : null;
    X509Certificate2Collection? roots = null;
    if (given.TryGetValue("--tsa", out var tsa)) (roots = []).ImportFromPemFile(tsa);
    JsonElement? heads = given.TryGetValue("--heads", out var told) ? JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(told)) : null;
    foreach (var line in Dossier.Verify(File.ReadAllBytes(archive), new(key, roots, heads))) Console.WriteLine(line);
    return Accepted;
}
catch (Refused refused)
{
    Console.WriteLine(refused.Message);
    return IsRefused;
}
catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or FormatException or JsonException or CryptographicException or KeyNotFoundException or InvalidOperationException)
{
    return Cannot($"cannot verify: {unreadable.Message}");
}

static int Cannot(string why)
{
    Console.Error.WriteLine(why);
    return CannotTry;
}
