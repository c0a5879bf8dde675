window.YTD.following.part0 = [
  {
    "following": {
      "accountId": "2001"
    }
  },
  "odd",
  {
    "following": {
      "accountId": "9001"
    }
  }
]