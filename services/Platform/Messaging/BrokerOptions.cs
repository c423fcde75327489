using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using RabbitMQ.Client;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Platform.Messaging;

/// <summary>Where the broker is: <c>RabbitMq:Address</c>, and for TLS with a certificate of the house <c>RabbitMq:Roots</c>.</summary>
/// <param name="Address">amqp or amqps URI with user, password and virtual host.</param>
/// <param name="Roots">PEM file of the authorities that amqps trusts; null for those of the machine.</param>
public sealed record BrokerOptions(Uri Address, string? Roots = null)
{
    /// <summary>Is the connection TLS?</summary>
    public bool IsSealed => Address.Scheme == "amqps";

    /// <summary>A connection factory for this broker; recovery is left to the callers.</summary>
    public ConnectionFactory Factory()
    {
        var factory = new ConnectionFactory { Uri = Address, AutomaticRecoveryEnabled = false, ClientProvidedName = System.Reflection.Assembly.GetEntryAssembly()?.GetName().Name };
        if (IsSealed) factory.Ssl.CertificateValidationCallback = Trusts;
        return factory;
    }

    /// <summary>Is this the broker's certificate?</summary>
    public bool Trusts(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors sslPolicyErrors) => HouseRoots.Trust(Roots, certificate, chain, sslPolicyErrors);

    /// <summary>Without the password, for logs.</summary>
    public override string ToString() => Address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.Unescaped);
}
