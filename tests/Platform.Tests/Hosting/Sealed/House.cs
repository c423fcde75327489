using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Recouvrement.Platform.Tests.Hosting.Sealed;

/// <summary>An authority of a house, and a certificate of it for a server on this machine.</summary>
sealed class House : IDisposable
{
    House(X509Certificate2 certificate, string roots) => (Certificate, Roots) = (certificate, roots);

    public X509Certificate2 Certificate { get; }

    /// <summary>PEM file of the authority.</summary>
    public string Roots { get; }

    public static House Make()
    {
        var now = DateTimeOffset.UtcNow;
        using RSA rootKey = RSA.Create(2048), key = RSA.Create(2048);
        var authority = new CertificateRequest("CN=A house", rootKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        using var root = authority.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var server = new CertificateRequest("CN=a server", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        server.CertificateExtensions.Add(names.Build());
        server.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(new OidCollection { new Oid("1.3.6.1.5.5.7.3.1") }, critical: false));
        using var signed = server.Create(root, now.AddHours(-1), now.AddHours(12), [1, 2, 3, 4]);
        using var own = signed.CopyWithPrivateKey(key);
        var roots = Path.Combine(Path.GetTempPath(), $"house-{Guid.CreateVersion7():N}.pem");
        File.WriteAllText(roots, root.ExportCertificatePem());
        return new(X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pfx), null), roots);
    }

    public void Dispose()
    {
        File.Delete(Roots);
        Certificate.Dispose();
    }
}
