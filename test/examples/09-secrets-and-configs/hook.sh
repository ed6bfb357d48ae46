#!/bin/sh
# Told of every invoice.
set -eu
echo "invoice $1"
