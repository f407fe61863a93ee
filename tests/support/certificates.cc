#include "tests/support/certificates.h"

#include <doctest/doctest.h>

#include <fstream>

#include "tests/support/program.h"

namespace gongshi::test {
namespace {

constexpr std::string_view kConfig = R"([req]
distinguished_name = name
prompt = no
[name]
CN = gongshi test
[ca]
default_ca = here
[here]
database = index.txt
serial = serial
new_certs_dir = .
default_md = sha256
policy = any
unique_subject = no
rand_serial = yes
[any]
commonName = supplied
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
)";

void write(const fs::path& path, std::string_view text) {
  std::ofstream(path, std::ios::binary) << text;
}

std::string paths_in(std::string text, const fs::path& folder) {
  const auto put = [&](const std::string& key, const std::string& value) {
    const std::size_t at = text.find(key);
    text.replace(at, key.size(), value);
  };
  put("database = index.txt", "database = " + (folder / "index.txt").string());
  put("serial = serial", "serial = " + (folder / "serial").string());
  put("new_certs_dir = .", "new_certs_dir = " + folder.string());
  return text;
}

bool is_address(const std::string& host) {
  return host.find_first_not_of("0123456789.") == std::string::npos;
}

}  // namespace

Certificates::Certificates(const TempDir& dir, const std::string& name) : folder_(dir / name) {
  fs::create_directories(folder_);
  write(folder_ / "index.txt", "");
  write(folder_ / "openssl.cnf", paths_in(std::string(kConfig), folder_));
  openssl({"genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out",
           (folder_ / "ca.key").string()});
  openssl({"req", "-new", "-key", (folder_ / "ca.key").string(), "-subj", "/CN=" + name, "-out",
           (folder_ / "ca.csr").string(), "-config", (folder_ / "openssl.cnf").string()});
  openssl({"ca", "-batch", "-notext", "-selfsign", "-config", (folder_ / "openssl.cnf").string(),
           "-keyfile", (folder_ / "ca.key").string(), "-in", (folder_ / "ca.csr").string(), "-out",
           ca_file().string(), "-extensions", "authority", "-startdate", "20200101000000Z",
           "-enddate", "20390101000000Z"});
}

ServerCertificate Certificates::issue(const std::string& host, const std::string& from,
                                      const std::string& to) {
  const std::string stem = (folder_ / ("server" + std::to_string(++issued_))).string();
  write(stem + ".ext", std::string("subjectAltName = ") + (is_address(host) ? "IP:" : "DNS:") +
                           host + "\nextendedKeyUsage = serverAuth\n");
  openssl({"genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out",
           stem + ".key"});
  openssl({"req", "-new", "-key", stem + ".key", "-subj", "/CN=" + host, "-out", stem + ".csr",
           "-config", (folder_ / "openssl.cnf").string()});
  openssl({"ca", "-batch", "-notext", "-config", (folder_ / "openssl.cnf").string(), "-keyfile",
           (folder_ / "ca.key").string(), "-cert", ca_file().string(), "-in", stem + ".csr", "-out",
           stem + ".pem", "-extfile", stem + ".ext", "-startdate", from, "-enddate", to});
  return {stem + ".pem", stem + ".key"};
}

void Certificates::openssl(std::vector<std::string> words) const {
  words.insert(words.begin(), "/usr/bin/openssl");
  const Ran ran = run_program(std::move(words), folder_ / "openssl.out");
  REQUIRE_MESSAGE(ran.code == 0, ran.output);
}

}  // namespace gongshi::test
