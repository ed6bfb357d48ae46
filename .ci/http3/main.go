// A stand-in for a curl that speaks HTTP/3, which Debian's doesn't: as much of its command line as the project's checks
// use. It asks once, over QUIC and nothing else.
package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"flag"
	"fmt"
	"net/http"
	"os"
	"strings"

	"github.com/quic-go/quic-go"
	"github.com/quic-go/quic-go/http3"
)

func main() {
	version := flag.Bool("version", false, "")
	flag.Bool("http3-only", true, "")
	flag.Bool("silent", true, "")
	flag.Bool("show-error", true, "")
	flag.String("output", "/dev/null", "")
	flag.String("write-out", "", "")
	resolve := flag.String("resolve", "", "HOST:PORT:ADDRESS")
	cacert := flag.String("cacert", "", "FILE")
	flag.Parse()
	if *version {
		fmt.Println("Features: HTTP3")
		return
	}
	if err := ask(flag.Arg(0), *resolve, *cacert); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func ask(url, resolve, cacert string) error {
	pem, err := os.ReadFile(cacert)
	if err != nil {
		return err
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(pem)
	to := strings.SplitN(resolve, ":", 3)
	transport := &http3.Transport{
		TLSClientConfig: &tls.Config{RootCAs: roots},
		Dial: func(ctx context.Context, _ string, config *tls.Config, quicConfig *quic.Config) (*quic.Conn, error) {
			return quic.DialAddrEarly(ctx, to[2]+":"+to[1], config, quicConfig)
		},
	}
	defer transport.Close()
	response, err := (&http.Client{Transport: transport}).Get(url)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	fmt.Printf("%d %d", response.ProtoMajor, response.StatusCode)
	return nil
}
